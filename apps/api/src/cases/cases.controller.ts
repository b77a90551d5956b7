import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Complain, EndMediation, Id, type CaseRow, type CaseView } from '@jiefen/mediation/wire';
import type { z } from 'zod';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { CaseQueries } from './case.queries.js';
import { EndMediationUseCase } from './end-mediation.js';

@Controller('cases')
export class CasesController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly ending: EndMediationUseCase,
  ) {}

  @Allow('resident', 'gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge')
  @Get('mine')
  mine(@Me() person: Person): Promise<CaseRow[]> {
    return this.queries.mine(person);
  }

  @Allow('resident', 'gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'guest')
  @Get(':id')
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<CaseView> {
    return this.queries.view(person, id);
  }

  /** Stops the mediation; a party always may. */
  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Post(':id/end')
  @HttpCode(200)
  async end(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: EndMediation }) body: EndMediation): Promise<{ done: true }> {
    await this.ending.end(person, id, body);
    return { done: true };
  }

  @Allow('resident')
  @Post(':id/complaints')
  @HttpCode(200)
  async complain(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: Complain }) body: z.infer<typeof Complain>): Promise<{ done: true }> {
    await this.ending.complain(person, id, body);
    return { done: true };
  }
}
