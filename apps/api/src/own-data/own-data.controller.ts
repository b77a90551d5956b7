import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { AnswerDataRequest, AskAboutData, Id, type OwnDataView, type StaffDataRequestView } from '@jiefen/mediation/wire';
import type { FastifyReply } from 'fastify';
import { clearSessionCookie } from '../identity/session-cookie.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { CloseAccount } from './close-account.js';
import { DataRequests } from './data-requests.js';
import { OwnDataQueries } from './own-data.queries.js';

/** Rights of a person over their own data (PIPL 44–50). */
@Controller()
export class OwnDataController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly queries: OwnDataQueries,
    private readonly requests: DataRequests,
    private readonly leaving: CloseAccount,
  ) {}

  @Allow('resident')
  @Get('own-data')
  view(@Me() person: Person): Promise<OwnDataView> {
    return this.queries.view(person);
  }

  @Allow('resident')
  @Get('own-data/copy')
  @Header('content-disposition', 'attachment; filename="jiefen-my-data.json"')
  @Header('cache-control', 'private, no-store')
  copy(@Me() person: Person): Promise<Record<string, unknown>> {
    return this.queries.copy(person);
  }

  @Allow('resident')
  @Post('own-data/requests')
  ask(@Me() person: Person, @Body({ schema: AskAboutData }) body: AskAboutData): Promise<{ id: string }> {
    return this.requests.ask(person, body);
  }

  @Allow('resident')
  @Post('own-data/close')
  @HttpCode(200)
  async close(@Me() person: Person, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ done: true }> {
    await this.leaving.close(person);
    clearSessionCookie(reply, this.config.secureCookies);
    return { done: true };
  }

  @Allow('administrator')
  @Get('data-requests')
  toAnswer(): Promise<StaffDataRequestView[]> {
    return this.queries.toAnswer();
  }

  @Allow('administrator')
  @Post('data-requests/:id/answer')
  @HttpCode(200)
  async answer(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AnswerDataRequest }) body: AnswerDataRequest): Promise<{ done: true }> {
    await this.requests.answer(person, id, body);
    return { done: true };
  }
}
