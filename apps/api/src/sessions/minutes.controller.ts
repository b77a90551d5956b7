import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CheckMinutes, Id, type MinutesView } from '@jiefen/mediation/wire';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { CheckMinutesUseCase } from './check-minutes.js';

/** Minutes of sessions that have ended, and what the parties say about them. */
@Controller('cases/:id/minutes')
export class MinutesController {
  constructor(private readonly minutes: CheckMinutesUseCase) {}

  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Get()
  list(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<MinutesView[]> {
    return this.minutes.view(person, id);
  }

  @Allow('resident')
  @Post(':session/check')
  @HttpCode(200)
  async check(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('session', { schema: Id }) session: string, @Body({ schema: CheckMinutes }) body: CheckMinutes): Promise<{ done: true }> {
    await this.minutes.check(person, id, session, body);
    return { done: true };
  }
}
