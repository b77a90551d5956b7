import { Controller, Get } from '@nestjs/common';
import type { DemonstrationView } from '@jiefen/mediation/wire';
import { Public } from '../platform/http/access.js';
import { DemonstrationQueries } from './demonstration.queries.js';

@Controller('demonstration')
export class DemonstrationController {
  constructor(private readonly queries: DemonstrationQueries) {}

  /** Accounts with password and the code of now. Answers 404 outside the demonstration. */
  @Public()
  @Get('accounts')
  accounts(): Promise<DemonstrationView> {
    return this.queries.view();
  }
}
