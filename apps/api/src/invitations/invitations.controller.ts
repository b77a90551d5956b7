import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { AnswerInvitation, EnterInvitation, Id, InvitationToken, Invite, type InvitationCheck, type InvitationView } from '@jiefen/mediation/wire';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { setSessionCookie } from '../identity/session-cookie.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Allow, MaybeMe, Me, Public, type Person } from '../platform/http/access.js';
import { AnswerInvitationUseCase } from './answer-invitation.js';
import { InviteOtherSide } from './invite-other-side.js';

const CheckCode = z.strictObject({ code: z.string().min(1).max(40) });

@Controller()
export class InvitationsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly inviting: InviteOtherSide,
    private readonly answering: AnswerInvitationUseCase,
  ) {}

  @Allow('mediator', 'clerk', 'dispatcher')
  @Post('cases/:id/invitations')
  @HttpCode(200)
  invite(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: Invite }) body: Invite): Promise<{ attempts: number }> {
    return this.inviting.invite(person, id, body);
  }

  @Public()
  @Get('invitations/check')
  check(@Query({ schema: CheckCode }) query: z.infer<typeof CheckCode>): Promise<InvitationCheck> {
    return this.answering.check(query.code);
  }

  @Public()
  @Get('invitations/:token')
  look(@MaybeMe() person: Person | undefined, @Param('token', { schema: InvitationToken }) token: string): Promise<InvitationView> {
    return this.answering.look(person, token);
  }

  @Public()
  @Post('invitations/:token/code')
  @HttpCode(200)
  sendCode(@Param('token', { schema: InvitationToken }) token: string): Promise<{ validMinutes: number; againInSeconds: number }> {
    return this.answering.sendCode(token);
  }

  @Public()
  @Post('invitations/:token/enter')
  @HttpCode(200)
  async enter(
    @Param('token', { schema: InvitationToken }) token: string,
    @Body({ schema: EnterInvitation }) body: z.infer<typeof EnterInvitation>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ caseId: string }> {
    const session = await this.answering.enter(token, body.code, body.name);
    setSessionCookie(reply, session, this.config.secureCookies);
    return { caseId: session.caseId };
  }

  @Allow('resident')
  @Post('invitations/:token/answer')
  @HttpCode(200)
  answer(@Me() person: Person, @Param('token', { schema: InvitationToken }) token: string, @Body({ schema: AnswerInvitation }) body: AnswerInvitation): Promise<{ caseId: string }> {
    return this.answering.answer(person, token, body);
  }
}
