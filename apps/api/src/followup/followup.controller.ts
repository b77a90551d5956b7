import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AnswerSatisfaction, AssignFollowUp, ClaimObligation, CloseCase, DisputeObligation, Id, MediateAgain, RecordFollowUp, TellHardship, type FollowUpView, type PerformanceView, type SatisfactionQuestion, type SatisfactionView } from '@jiefen/mediation/wire';
import type { z } from 'zod';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { AskSatisfaction } from './ask-satisfaction.js';
import { CloseCaseUseCase } from './close-case.js';
import { FollowUpQueries } from './followup.queries.js';
import { PerformObligation } from './perform-obligation.js';
import { RecordFollowUpUseCase } from './record-follow-up.js';

/** Performance part by part, the follow-up by somebody else, and closing. */
@Controller()
export class FollowUpController {
  constructor(
    private readonly queries: FollowUpQueries,
    private readonly performing: PerformObligation,
    private readonly recording: RecordFollowUpUseCase,
    private readonly closing: CloseCaseUseCase,
    private readonly asking: AskSatisfaction,
  ) {}

  @Allow('resident', 'mediator', 'clerk', 'dispatcher', 'supervisor', 'gridWorker')
  @Get('cases/:id/performance')
  performance(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<PerformanceView> {
    return this.queries.performance(person, id);
  }

  @Allow('resident')
  @Post('obligations/:id/claim')
  @HttpCode(200)
  async claim(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: ClaimObligation }) body: ClaimObligation): Promise<{ done: true }> {
    await this.performing.claim(person, id, body);
    return { done: true };
  }

  @Allow('resident')
  @Post('obligations/:id/confirm')
  @HttpCode(200)
  async confirm(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ done: true }> {
    await this.performing.confirm(person, id);
    return { done: true };
  }

  @Allow('resident')
  @Post('obligations/:id/dispute')
  @HttpCode(200)
  async dispute(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: DisputeObligation }) body: z.infer<typeof DisputeObligation>): Promise<{ done: true }> {
    await this.performing.dispute(person, id, body.note);
    return { done: true };
  }

  @Allow('resident')
  @Post('obligations/:id/hardship')
  @HttpCode(200)
  async hardship(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: TellHardship }) body: z.infer<typeof TellHardship>): Promise<{ done: true }> {
    await this.performing.hardship(person, id, body.note);
    return { done: true };
  }

  @Allow('resident')
  @Post('obligations/:id/breach')
  @HttpCode(200)
  async breach(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ done: true }> {
    await this.performing.breach(person, id);
    return { done: true };
  }

  @Allow('resident', 'mediator')
  @Post('cases/:id/mediate-again')
  @HttpCode(200)
  async mediateAgain(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: MediateAgain }) body: z.infer<typeof MediateAgain>): Promise<{ done: true }> {
    await this.performing.mediateAgain(person, id, body);
    return { done: true };
  }

  @Allow('mediator', 'clerk', 'dispatcher', 'supervisor', 'gridWorker')
  @Get('cases/:id/followup')
  followUp(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<FollowUpView> {
    return this.queries.followUp(person, id);
  }

  @Allow('clerk', 'dispatcher')
  @Post('cases/:id/followup/assign')
  @HttpCode(200)
  async assign(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AssignFollowUp }) body: z.infer<typeof AssignFollowUp>): Promise<{ done: true }> {
    await this.recording.assign(person, id, body.accountId);
    return { done: true };
  }

  @Allow('clerk', 'dispatcher', 'mediator', 'gridWorker')
  @Post('cases/:id/followup')
  @HttpCode(200)
  async record(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: RecordFollowUp }) body: RecordFollowUp): Promise<{ done: true }> {
    await this.recording.record(person, id, body);
    return { done: true };
  }

  @Allow('mediator', 'dispatcher')
  @Post('cases/:id/close')
  @HttpCode(200)
  async close(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: CloseCase }) body: z.infer<typeof CloseCase>): Promise<{ done: true }> {
    await this.closing.close(person, id, body.waiveReason);
    return { done: true };
  }

  @Allow('resident')
  @Get('cases/:id/satisfaction')
  question(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<SatisfactionQuestion> {
    return this.asking.question(person, id);
  }

  @Allow('resident')
  @Post('cases/:id/satisfaction')
  @HttpCode(200)
  async answerSatisfaction(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AnswerSatisfaction }) body: AnswerSatisfaction): Promise<{ done: true }> {
    await this.asking.answer(person, id, body);
    return { done: true };
  }

  /** What parties said about the mediator's cases, together and only from five answers on. */
  @Allow('mediator')
  @Get('followup/satisfaction')
  satisfaction(@Me() person: Person): Promise<SatisfactionView> {
    return this.queries.satisfaction(person);
  }
}
