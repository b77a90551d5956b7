import { Controller, Get, Param } from '@nestjs/common';
import type { ResolutionCodeView } from '@jiefen/mediation/wire';
import { z } from 'zod';
import { Public } from '../platform/http/access.js';
import { OrganizationQueries } from './organization.queries.js';

const CodeText = z.string().max(40);

/** What a scanned code is good for; the first thing a resident's phone asks. */
@Controller('codes')
export class CodesController {
  constructor(private readonly queries: OrganizationQueries) {}

  @Public()
  @Get(':code')
  look(@Param('code', { schema: CodeText }) code: string): Promise<ResolutionCodeView> {
    return this.queries.codeView(code);
  }
}
