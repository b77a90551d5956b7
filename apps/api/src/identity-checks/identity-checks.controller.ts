import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Id, RecordIdentityCheck, type IdentityCheckAnswer, type IdentityView } from '@jiefen/mediation/wire';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { CompareDocument } from './compare-document.js';
import { IdentityChecks } from './identity-checks.queries.js';

/** How and when the people of a case were verified. */
@Controller('cases/:id/identity')
export class IdentityChecksController {
  constructor(
    private readonly checks: IdentityChecks,
    private readonly comparing: CompareDocument,
  ) {}

  @Allow('resident', 'mediator', 'clerk', 'dispatcher', 'supervisor')
  @Get()
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<IdentityView> {
    return this.checks.view(person, id);
  }

  @Allow('mediator', 'clerk', 'dispatcher')
  @Post('checks')
  record(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: RecordIdentityCheck }) body: RecordIdentityCheck): Promise<IdentityCheckAnswer> {
    return this.comparing.record(person, id, body);
  }
}
