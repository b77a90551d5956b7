import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { AcceptApplication, AskSupplement, CheckGround, DecideApplication, ExtendReview, Id, type CourtDeskView, type CourtListRow } from '@jiefen/mediation/wire';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { readUpload } from '../evidence/read-multipart.js';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { JudgesDesk } from './judges-desk.js';

/** The judge's desk: the local side of the port to a court. */
@Controller('court/applications')
export class CourtController {
  constructor(private readonly desk: JudgesDesk) {}

  @Allow('judge')
  @Get()
  list(@Me() person: Person): Promise<CourtListRow[]> {
    return this.desk.list(person);
  }

  @Allow('judge')
  @Get(':id')
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<CourtDeskView> {
    return this.desk.view(person, id);
  }

  @Allow('judge')
  @Put(':id/checks')
  async check(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: CheckGround }) body: z.infer<typeof CheckGround>): Promise<{ done: true }> {
    await this.desk.check(person, id, body);
    return { done: true };
  }

  @Allow('judge')
  @Post(':id/accept')
  @HttpCode(200)
  async accept(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AcceptApplication }) body: z.infer<typeof AcceptApplication>): Promise<{ done: true }> {
    await this.desk.accept(person, id, body);
    return { done: true };
  }

  @Allow('judge')
  @Post(':id/supplement')
  @HttpCode(200)
  async supplement(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AskSupplement }) body: z.infer<typeof AskSupplement>): Promise<{ done: true }> {
    await this.desk.askSupplement(person, id, body);
    return { done: true };
  }

  @Allow('judge')
  @Post(':id/extend')
  @HttpCode(200)
  async extend(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: ExtendReview }) body: z.infer<typeof ExtendReview>): Promise<{ done: true }> {
    await this.desk.extend(person, id, body);
    return { done: true };
  }

  /** The court's own ruling as PDF; named in the decision that follows. */
  @Allow('judge')
  @Post(':id/ruling')
  async ruling(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Req() request: FastifyRequest): Promise<{ rulingId: string }> {
    return { rulingId: await this.desk.keepPaper(person, id, 'ruling', await readUpload(request)) };
  }

  /** The court's own notice as PDF; named in the act that follows. */
  @Allow('judge')
  @Post(':id/notice')
  async notice(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Req() request: FastifyRequest): Promise<{ noticeId: string }> {
    return { noticeId: await this.desk.keepPaper(person, id, 'courtNotice', await readUpload(request)) };
  }

  @Allow('judge')
  @Post(':id/decide')
  @HttpCode(200)
  async decide(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: DecideApplication }) body: DecideApplication): Promise<{ done: true }> {
    await this.desk.decide(person, id, body);
    return { done: true };
  }
}
