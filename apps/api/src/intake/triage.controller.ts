import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CASE_STATES, type CaseState } from '@jiefen/mediation';
import { Id, Triage, type CaseRow } from '@jiefen/mediation/wire';
import { z } from 'zod';
import { CaseQueries } from '../cases/case.queries.js';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { TriageUseCase } from './triage.js';

const Wanted = z.strictObject({ states: z.string().transform((text) => text.split(',').filter((state): state is CaseState => (CASE_STATES as readonly string[]).includes(state))).optional() });

/** The desk that takes filings in. */
@Controller()
export class TriageController {
  constructor(
    private readonly triage: TriageUseCase,
    private readonly queries: CaseQueries,
  ) {}

  @Allow('clerk', 'dispatcher')
  @Post('cases/:id/triage')
  @HttpCode(200)
  async decide(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: Triage }) body: Triage): Promise<{ done: true }> {
    await this.triage.decide(person, id, body);
    return { done: true };
  }

  /** Cases of the bodies of a clerk, dispatcher or supervisor. */
  @Allow('clerk', 'dispatcher', 'supervisor')
  @Get('worklist')
  worklist(@Me() person: Person, @Query({ schema: Wanted }) query: z.infer<typeof Wanted>): Promise<CaseRow[]> {
    return this.queries.ofBodies(person, ['clerk', 'dispatcher', 'supervisor'], query.states);
  }
}
