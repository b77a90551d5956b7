import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApplyForConfirmation, AskObjection, Id, SealProof, SignApplication, WayAnswers, WithdrawApplication, type ConfirmationView, type ObjectionView, type WaysView } from '@jiefen/mediation/wire';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { readUpload } from '../evidence/read-multipart.js';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { AfterRuling } from './after-ruling.queries.js';
import { ApplyForConfirmationUseCase } from './apply-for-confirmation.js';
import { ConfirmationQueries } from './confirmation.queries.js';
import { HandInSupplement } from './hand-in-supplement.js';
import { SignApplicationUseCase } from './sign-application.js';
import { WaysQuery } from './ways.queries.js';

/** Judicial confirmation for the parties and the mediation's staff. */
@Controller('cases/:id/confirmation')
export class ConfirmationController {
  constructor(
    private readonly queries: ConfirmationQueries,
    private readonly applying: ApplyForConfirmationUseCase,
    private readonly signing: SignApplicationUseCase,
    private readonly supplementing: HandInSupplement,
    private readonly comparing: WaysQuery,
    private readonly afterRuling: AfterRuling,
  ) {}

  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Get()
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<ConfirmationView> {
    return this.queries.view(person, id);
  }

  /** The ways side by side; answers to the questions beside them come with the address and are kept nowhere. */
  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Get('ways')
  ways(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Query({ schema: WayAnswers }) answers: WayAnswers): Promise<WaysView> {
    return this.comparing.view(person, id, answers);
  }

  /** Until when to object to the ruling, and where. */
  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Get('objection')
  objection(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Query({ schema: AskObjection }) query: z.infer<typeof AskObjection>): Promise<ObjectionView> {
    return this.afterRuling.objection(person, id, query);
  }

  @Allow('resident')
  @Post('apply')
  @HttpCode(200)
  async apply(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: ApplyForConfirmation }) body: ApplyForConfirmation): Promise<{ done: true }> {
    await this.applying.apply(person, id, body);
    return { done: true };
  }

  @Allow('resident')
  @Post('decline')
  @HttpCode(200)
  async decline(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ done: true }> {
    await this.applying.decline(person, id);
    return { done: true };
  }

  @Allow('resident')
  @Post('call-me')
  @HttpCode(200)
  async callMe(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ done: true }> {
    await this.applying.callMe(person, id);
    return { done: true };
  }

  @Allow('resident')
  @Post('withdraw')
  @HttpCode(200)
  async withdraw(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: WithdrawApplication }) body: z.infer<typeof WithdrawApplication>): Promise<{ done: true }> {
    await this.applying.withdraw(person, id, body.reason);
    return { done: true };
  }

  @Allow('resident')
  @Post('signing-code')
  @HttpCode(200)
  sendCode(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ validMinutes: number; againInSeconds: number }> {
    return this.signing.sendCode(person, id);
  }

  @Allow('resident')
  @Post('sign')
  @HttpCode(200)
  async sign(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: SignApplication }) body: SignApplication): Promise<{ done: true }> {
    await this.signing.sign(person, id, body);
    return { done: true };
  }

  @Allow('clerk', 'dispatcher')
  @Post('seal-proof')
  @HttpCode(200)
  async sealProof(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: SealProof }) body: z.infer<typeof SealProof>): Promise<{ done: true }> {
    await this.signing.sealProof(person, id, body.code);
    return { done: true };
  }

  @Allow('resident')
  @Post('papers')
  async addPaper(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Req() request: FastifyRequest): Promise<{ paperId: string; pages: number }> {
    return this.supplementing.add(person, id, await readUpload(request));
  }

  @Allow('resident')
  @Post('supplements/:supplement/done')
  @HttpCode(200)
  async finish(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('supplement', { schema: Id }) supplement: string): Promise<{ done: true }> {
    await this.supplementing.finish(person, id, supplement);
    return { done: true };
  }
}
