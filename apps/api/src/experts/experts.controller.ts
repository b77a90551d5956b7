import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AnswerAppointment, AnswerConsent, AskMediator, DiscloseLater, Id, PickMediator, ReplaceMediator, type AppointmentView, type ChoiceView, type RankingView, type RelationQuestion } from '@jiefen/mediation/wire';
import type { z } from 'zod';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { AgreeToRelation } from './agree-to-relation.js';
import { AppointMediator } from './appoint-mediator.js';

@Controller('cases/:id')
export class ExpertsController {
  constructor(
    private readonly appointments: AppointMediator,
    private readonly relations: AgreeToRelation,
  ) {}

  @Allow('clerk', 'dispatcher', 'supervisor')
  @Get('ranking')
  ranking(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<RankingView> {
    return this.appointments.ranking(person, id);
  }

  @Allow('resident')
  @Get('mediator-choice')
  choice(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<ChoiceView> {
    return this.appointments.choice(person, id);
  }

  @Allow('resident')
  @Post('mediator-choice')
  @HttpCode(200)
  async pick(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: PickMediator }) body: PickMediator): Promise<{ done: true }> {
    await this.appointments.pick(person, id, body.expertId);
    return { done: true };
  }

  @Allow('clerk', 'dispatcher')
  @Post('ask-mediator')
  @HttpCode(200)
  async ask(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AskMediator }) body: AskMediator): Promise<{ done: true }> {
    await this.appointments.ask(person, id, body);
    return { done: true };
  }

  /** Who was asked and what they disclosed: both sides may read it once it was accepted (ZXTJ 13). */
  @Allow('resident', 'clerk', 'dispatcher', 'mediator', 'supervisor')
  @Get('appointment')
  appointment(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ appointment: AppointmentView | null }> {
    return this.appointments.appointment(person, id);
  }

  @Allow('mediator')
  @Post('appointment')
  @HttpCode(200)
  async answer(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AnswerAppointment }) body: AnswerAppointment): Promise<{ done: true }> {
    await this.appointments.answer(person, id, body);
    return { done: true };
  }

  @Allow('mediator', 'clerk', 'dispatcher', 'resident')
  @Post('replace-mediator')
  @HttpCode(200)
  async replace(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: ReplaceMediator }) body: z.infer<typeof ReplaceMediator>): Promise<{ done: true }> {
    await this.appointments.replace(person, id, body.reason);
    return { done: true };
  }

  /** A relation the mediator disclosed, and who of the parties has agreed to it. */
  @Allow('resident', 'mediator', 'clerk', 'dispatcher', 'supervisor')
  @Get('mediator-relation')
  relation(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ question: RelationQuestion | null }> {
    return this.relations.view(person, id);
  }

  @Allow('mediator')
  @Post('mediator-relation')
  @HttpCode(200)
  async disclose(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: DiscloseLater }) body: z.infer<typeof DiscloseLater>): Promise<{ done: true }> {
    await this.relations.discloseLater(person, id, body.disclosure);
    return { done: true };
  }

  @Allow('resident')
  @Post('mediator-relation/answers')
  @HttpCode(200)
  async agree(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AnswerConsent }) body: AnswerConsent): Promise<{ done: true }> {
    await this.relations.answer(person, id, body);
    return { done: true };
  }
}
