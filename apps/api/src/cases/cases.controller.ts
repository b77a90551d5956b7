import { Controller, Get, Param } from '@nestjs/common';
import { Id, type CaseRow, type CaseView } from '@jiefen/mediation/wire';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { CaseQueries } from './case.queries.js';

@Controller('cases')
export class CasesController {
  constructor(private readonly queries: CaseQueries) {}

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
}
