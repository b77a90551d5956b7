import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CASE_STATES, type CaseState } from '@jiefen/mediation';
import { Id, Triage, type CaseRow, type CodeOfBody, type TriageView } from '@jiefen/mediation/wire';
import { z } from 'zod';
import { CaseQueries } from '../cases/case.queries.js';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { TriageQueries } from './triage.queries.js';
import { TriageUseCase } from './triage.js';

const Wanted = z.strictObject({ states: z.string().transform((text) => text.split(',').filter((state): state is CaseState => (CASE_STATES as readonly string[]).includes(state))).optional() });

/** The desk that takes filings in. */
@Controller()
export class TriageController {
  constructor(
    private readonly triage: TriageUseCase,
    private readonly queries: CaseQueries,
    private readonly triageQueries: TriageQueries,
  ) {}

  @Allow('clerk', 'dispatcher')
  @Post('cases/:id/triage')
  @HttpCode(200)
  async decide(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: Triage }) body: Triage): Promise<{ done: true }> {
    await this.triage.decide(person, id, body);
    return { done: true };
  }

  @Allow('clerk', 'dispatcher')
  @Get('cases/:id/triage')
  facts(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<TriageView> {
    return this.triageQueries.view(person, id);
  }

  /** Codes of one's own bodies, for filing at the counter. */
  @Allow('clerk', 'dispatcher', 'gridWorker')
  @Get('intake/codes')
  codes(@Me() person: Person): Promise<CodeOfBody[]> {
    return this.triageQueries.codes(person);
  }

  /** Cases of the bodies of a clerk, dispatcher or supervisor. */
  @Allow('clerk', 'dispatcher', 'supervisor')
  @Get('worklist')
  worklist(@Me() person: Person, @Query({ schema: Wanted }) query: z.infer<typeof Wanted>): Promise<CaseRow[]> {
    return this.queries.ofBodies(person, ['clerk', 'dispatcher', 'supervisor'], query.states);
  }
}
