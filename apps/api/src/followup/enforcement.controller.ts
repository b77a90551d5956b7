import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApplyForEnforcement, AskEnforcement, Id, type EnforcementView } from '@jiefen/mediation/wire';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { ApplyForEnforcementUseCase } from './apply-for-enforcement.js';
import { EnforcementQueries } from './enforcement.queries.js';

/** Enforcement of what a court has confirmed: where, until when, and the form. */
@Controller('cases/:id/enforcement')
export class EnforcementController {
  constructor(
    private readonly queries: EnforcementQueries,
    private readonly applying: ApplyForEnforcementUseCase,
  ) {}

  @Allow('resident')
  @Get()
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Query({ schema: AskEnforcement }) asked: AskEnforcement): Promise<EnforcementView> {
    return this.queries.view(person, id, asked);
  }

  @Allow('resident')
  @Post()
  apply(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: ApplyForEnforcement }) body: ApplyForEnforcement): Promise<{ paperId: string; pages: number }> {
    return this.applying.apply(person, id, body);
  }
}
