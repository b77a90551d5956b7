import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ConfirmInquiry, Id, WriteInquiry, type InquiryView } from '@jiefen/mediation/wire';
import type { FastifyRequest } from 'fastify';
import { readUpload } from '../evidence/read-multipart.js';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { KeepInquiry } from './keep-inquiry.js';

/** Records of what somebody was asked for a case. */
@Controller('cases/:id/inquiries')
export class InquiriesController {
  constructor(private readonly inquiries: KeepInquiry) {}

  @Allow('mediator', 'clerk', 'dispatcher', 'supervisor')
  @Get()
  list(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<InquiryView[]> {
    return this.inquiries.list(person, id);
  }

  @Allow('mediator', 'clerk', 'dispatcher')
  @Post()
  write(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: WriteInquiry }) body: WriteInquiry): Promise<{ id: string; version: number }> {
    return this.inquiries.write(person, id, undefined, body);
  }

  @Allow('mediator', 'clerk', 'dispatcher')
  @Put(':inquiry')
  change(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('inquiry', { schema: Id }) inquiry: string, @Body({ schema: WriteInquiry }) body: WriteInquiry): Promise<{ id: string; version: number }> {
    return this.inquiries.write(person, id, inquiry, body);
  }

  @Allow('mediator', 'clerk', 'dispatcher')
  @Post(':inquiry/confirm')
  @HttpCode(200)
  async confirm(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('inquiry', { schema: Id }) inquiry: string, @Body({ schema: ConfirmInquiry }) body: ConfirmInquiry): Promise<{ done: true }> {
    await this.inquiries.confirm(person, id, inquiry, body);
    return { done: true };
  }

  @Allow('mediator', 'clerk', 'dispatcher')
  @Post(':inquiry/scan')
  @HttpCode(200)
  async scan(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('inquiry', { schema: Id }) inquiry: string, @Req() request: FastifyRequest): Promise<{ done: true }> {
    await this.inquiries.scan(person, id, inquiry, await readUpload(request));
    return { done: true };
  }
}
