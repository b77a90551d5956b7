import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { Id, ProveGuardian, RecordGroup, RegisterGuardian, type RepresentationView } from '@jiefen/mediation/wire';
import type { FastifyRequest } from 'fastify';
import { readUpload } from '../evidence/read-multipart.js';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { KeepProofOfSpeaking } from './keep-proof.js';
import { RecordGroupUseCase } from './record-group.js';
import { RegisterGuardianUseCase } from './register-guardian.js';

/** Who speaks for a party: guardians, and representatives of many. Agents have their powers of attorney. */
@Controller('cases/:id/representation')
export class RepresentationController {
  constructor(
    private readonly guardians: RegisterGuardianUseCase,
    private readonly groups: RecordGroupUseCase,
    private readonly proofs: KeepProofOfSpeaking,
  ) {}

  @Allow('resident', 'mediator', 'clerk', 'dispatcher', 'supervisor')
  @Get()
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<RepresentationView> {
    return this.groups.view(person, id);
  }

  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Post('guardians')
  register(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: RegisterGuardian }) body: RegisterGuardian): Promise<{ id: string }> {
    return this.guardians.register(person, id, body);
  }

  @Allow('mediator', 'clerk', 'dispatcher')
  @Post('guardians/:guardianId/proof')
  @HttpCode(200)
  async prove(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('guardianId', { schema: Id }) guardianId: string, @Body({ schema: ProveGuardian }) body: ProveGuardian): Promise<{ done: true }> {
    await this.guardians.prove(person, id, guardianId, body);
    return { done: true };
  }

  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Post('guardians/:guardianId/paper')
  async guardianPaper(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('guardianId', { schema: Id }) guardianId: string, @Req() request: FastifyRequest): Promise<{ paperId: string }> {
    return this.proofs.ofGuardian(person, id, guardianId, await readUpload(request));
  }

  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Post('group/:partyId/paper')
  async groupPaper(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('partyId', { schema: Id }) partyId: string, @Req() request: FastifyRequest): Promise<{ paperId: string }> {
    return this.proofs.ofGroup(person, id, partyId, await readUpload(request));
  }

  @Allow('mediator', 'clerk', 'dispatcher')
  @Post('guardians/:guardianId/end')
  @HttpCode(200)
  async end(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('guardianId', { schema: Id }) guardianId: string): Promise<{ done: true }> {
    await this.guardians.end(person, id, guardianId);
    return { done: true };
  }

  @Allow('mediator', 'clerk', 'dispatcher')
  @Put('group')
  async group(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: RecordGroup }) body: RecordGroup): Promise<{ done: true }> {
    await this.groups.record(person, id, body);
    return { done: true };
  }
}
