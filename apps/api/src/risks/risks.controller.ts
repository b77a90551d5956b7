import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Id, RecordRisk, ReportRisk, type RiskView } from '@jiefen/mediation/wire';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { KeepRisk } from './keep-risk.js';

/** What may escalate or must be reported (RMTJ 25). No route of it is open to a resident. */
@Controller('cases/:id/risks')
export class RisksController {
  constructor(private readonly risks: KeepRisk) {}

  @Allow('mediator', 'clerk', 'dispatcher', 'supervisor')
  @Get()
  list(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<RiskView[]> {
    return this.risks.list(person, id);
  }

  @Allow('mediator', 'clerk', 'dispatcher')
  @Post()
  record(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: RecordRisk }) body: RecordRisk): Promise<{ id: string }> {
    return this.risks.record(person, id, body);
  }

  @Allow('mediator', 'clerk', 'dispatcher')
  @Post(':risk/report')
  @HttpCode(200)
  async report(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('risk', { schema: Id }) risk: string, @Body({ schema: ReportRisk }) body: ReportRisk): Promise<{ done: true }> {
    await this.risks.report(person, id, risk, body);
    return { done: true };
  }
}
