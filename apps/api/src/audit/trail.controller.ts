import { Controller, Get, Param, Query } from '@nestjs/common';
import type { TrailView } from '@jiefen/mediation/wire';
import { z } from 'zod';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { AREAS, TrailQueries } from './trail.queries.js';

const Area = z.enum(AREAS);
const CaseNumber = z.strictObject({ number: z.string().trim().min(3).max(60), before: z.coerce.number().int().min(1).optional() });
const Page = z.strictObject({ before: z.coerce.number().int().min(1).optional() });

/** Who did what, and whether the record is whole. */
@Controller('trail')
export class TrailController {
  constructor(private readonly queries: TrailQueries) {}

  @Allow('administrator', 'supervisor')
  @Get('case')
  ofCase(@Me() person: Person, @Query({ schema: CaseNumber }) query: z.infer<typeof CaseNumber>): Promise<TrailView> {
    return this.queries.ofCase(person, query.number, query.before);
  }

  @Allow('administrator')
  @Get('area/:area')
  ofArea(@Me() person: Person, @Param('area', { schema: Area }) area: z.infer<typeof Area>, @Query({ schema: Page }) query: z.infer<typeof Page>): Promise<TrailView> {
    return this.queries.ofArea(person, area, query.before);
  }
}
