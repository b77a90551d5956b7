import { Controller, Get } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { OutsideError } from './errors.js';
import { Public } from './access.js';

/** For the operator's monitoring: alive, and ready to serve. */
@Controller()
export class HealthController {
  constructor(private readonly transactions: Transactions) {}

  @Public()
  @Get('healthz')
  alive(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Public()
  @Get('readyz')
  async ready(): Promise<{ status: 'ready' }> {
    await this.transactions.reader.query('SELECT 1').catch((error: unknown) => {
      throw new OutsideError('postgresql', { cause: error });
    });
    return { status: 'ready' };
  }
}
