import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Id, ProveGuardian, RecordGroup, RegisterGuardian, type RepresentationView } from '@jiefen/mediation/wire';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { RecordGroupUseCase } from './record-group.js';
import { RegisterGuardianUseCase } from './register-guardian.js';

/** Who speaks for a party: guardians, and representatives of many. Agents have their powers of attorney. */
@Controller('cases/:id/representation')
export class RepresentationController {
  constructor(
    private readonly guardians: RegisterGuardianUseCase,
    private readonly groups: RecordGroupUseCase,
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
