import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AnswerConsent, Id, type OpennessView } from '@jiefen/mediation/wire';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { OpenToObservers } from './open-to-observers.js';

/** Open or closed: asked for and answered by the parties, seen by the mediator. */
@Controller('cases/:id/openness')
export class OpennessController {
  constructor(private readonly openness: OpenToObservers) {}

  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Get()
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<OpennessView> {
    return this.openness.view(person, id);
  }

  @Allow('resident')
  @Post('question')
  @HttpCode(200)
  async ask(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ done: true }> {
    await this.openness.ask(person, id);
    return { done: true };
  }

  @Allow('resident')
  @Post('answers')
  @HttpCode(200)
  async answer(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AnswerConsent }) body: AnswerConsent): Promise<{ done: true }> {
    await this.openness.answer(person, id, body);
    return { done: true };
  }

  @Allow('resident')
  @Post('closed')
  @HttpCode(200)
  async close(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ done: true }> {
    await this.openness.close(person, id);
    return { done: true };
  }
}
