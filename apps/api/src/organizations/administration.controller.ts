import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, StreamableFile } from '@nestjs/common';
import { AddBody, AddCode, AddMember, ChangeBody, CloseBody, Id, WithdrawCode, type BodyRow, type CodeRow, type MemberAdded, type MemberRow } from '@jiefen/mediation/wire';
import { z } from 'zod';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { AdministrationQueries } from './administration.queries.js';
import { KeepBodies } from './keep-bodies.js';
import { KeepCodes } from './keep-codes.js';
import { KeepMembers } from './keep-members.js';

const CodeText = z.string().max(40);

/** Bodies, their members and their codes, for an administrator and within the own subtree. */
@Controller('admin')
export class AdministrationController {
  constructor(
    private readonly queries: AdministrationQueries,
    private readonly bodies: KeepBodies,
    private readonly members: KeepMembers,
    private readonly codes: KeepCodes,
  ) {}

  @Allow('administrator')
  @Get('bodies')
  listBodies(@Me() person: Person): Promise<BodyRow[]> {
    return this.queries.bodies(person);
  }

  @Allow('administrator')
  @Post('bodies')
  addBody(@Me() person: Person, @Body({ schema: AddBody }) body: AddBody): Promise<{ id: string }> {
    return this.bodies.add(person, body);
  }

  @Allow('administrator')
  @Put('bodies/:id')
  async changeBody(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: ChangeBody }) body: ChangeBody): Promise<{ done: true }> {
    await this.bodies.change(person, id, body);
    return { done: true };
  }

  @Allow('administrator')
  @Post('bodies/:id/close')
  @HttpCode(200)
  async closeBody(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: CloseBody }) body: z.infer<typeof CloseBody>): Promise<{ done: true }> {
    await this.bodies.close(person, id, body.version);
    return { done: true };
  }

  @Allow('administrator')
  @Get('bodies/:id/members')
  listMembers(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<MemberRow[]> {
    return this.queries.members(person, id);
  }

  @Allow('administrator')
  @Post('bodies/:id/members')
  addMember(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AddMember }) body: AddMember): Promise<MemberAdded> {
    return this.members.add(person, id, body);
  }

  @Allow('administrator')
  @Post('memberships/:id/end')
  @HttpCode(200)
  async endMembership(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ done: true }> {
    await this.members.end(person, id);
    return { done: true };
  }

  @Allow('administrator')
  @Post('accounts/:id/reset')
  @HttpCode(200)
  reset(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<MemberAdded> {
    return this.members.reset(person, id);
  }

  @Allow('administrator')
  @Get('codes')
  listCodes(@Me() person: Person): Promise<CodeRow[]> {
    return this.queries.codes(person);
  }

  @Allow('administrator')
  @Post('codes')
  addCode(@Me() person: Person, @Body({ schema: AddCode }) body: AddCode): Promise<{ code: string }> {
    return this.codes.add(person, body);
  }

  @Allow('administrator')
  @Post('codes/:code/withdraw')
  @HttpCode(200)
  async withdrawCode(@Me() person: Person, @Param('code', { schema: CodeText }) code: string, @Body({ schema: WithdrawCode }) body: z.infer<typeof WithdrawCode>): Promise<{ done: true }> {
    await this.codes.withdraw(person, code, body.reason);
    return { done: true };
  }

  @Allow('administrator')
  @Get('codes/:code/poster.pdf')
  @Header('cache-control', 'private, no-store')
  async poster(@Me() person: Person, @Param('code', { schema: CodeText }) code: string): Promise<StreamableFile> {
    const { name, bytes } = await this.codes.poster(person, code);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `inline; filename*=UTF-8''${encodeURIComponent(name)}` });
  }

  @Allow('administrator')
  @Get('codes/:code/poster.webp')
  @Header('cache-control', 'private, max-age=300')
  async posterPicture(@Me() person: Person, @Param('code', { schema: CodeText }) code: string): Promise<StreamableFile> {
    return new StreamableFile(new Uint8Array(await this.codes.picture(person, code)), { type: 'image/webp' });
  }
}
