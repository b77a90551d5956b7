import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Id, SuspendMediation, type SuspensionsView } from '@jiefen/mediation/wire';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { SuspendMediationUseCase } from './suspend-mediation.js';

/** Lets a mediation rest, and go on. */
@Controller('cases/:id/suspension')
export class SuspensionsController {
  constructor(private readonly suspending: SuspendMediationUseCase) {}

  @Allow('resident', 'clerk', 'dispatcher', 'mediator', 'supervisor', 'gridWorker')
  @Get()
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<SuspensionsView> {
    return this.suspending.view(person, id);
  }

  @Allow('clerk', 'dispatcher', 'mediator')
  @Post()
  @HttpCode(200)
  async suspend(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: SuspendMediation }) body: SuspendMediation): Promise<{ done: true }> {
    await this.suspending.suspend(person, id, body);
    return { done: true };
  }

  @Allow('clerk', 'dispatcher', 'mediator')
  @Post('end')
  @HttpCode(200)
  async resume(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ done: true }> {
    await this.suspending.resume(person, id);
    return { done: true };
  }
}
