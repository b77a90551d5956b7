import { Controller, Headers, HttpCode, Post, Req, type RawBodyRequest } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Transactions } from '../platform/database/transactions.js';
import { Public } from '../platform/http/access.js';
import { InvalidError, NotLoggedInError } from '../platform/http/errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { applicationById } from './application-row.js';
import { CourtRegister } from './court-register.port.js';
import { SYNC_WITH_COURT } from './court-sync.job.js';

const Call = z.object({ applicationId: z.uuid() });

/**
 * A court's own system says that there is news. Open to everybody, believed only with a right signature over the raw body;
 * and it only makes the portal ask sooner: what counts is fetched from the court itself.
 */
@Controller()
export class CourtWebhookController {
  constructor(
    private readonly register: CourtRegister,
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
  ) {}

  @Public()
  @Post('webhooks/court')
  @HttpCode(202)
  async hear(@Req() request: RawBodyRequest<FastifyRequest>, @Headers() headers: Record<string, string | undefined>): Promise<{ done: true }> {
    const body = request.rawBody?.toString('utf8') ?? '';
    const [path = ''] = request.originalUrl.split('?');
    const { 'x-jiefen-key': key = '', 'x-jiefen-time': time = '', 'x-jiefen-signature': signature = '' } = headers;
    if (!this.register.isFromCourt({ key, time, signature, method: 'POST', path, body })) throw new NotLoggedInError('court.signature-wrong');
    const call = Call.safeParse(request.body);
    if (!call.success) throw new InvalidError('court.call-unreadable');
    await this.transactions.run(async (tx) => {
      // An application that is not there is not told apart: a court learns nothing about others by asking.
      if (await applicationById(tx, call.data.applicationId)) await this.jobs.send(tx, SYNC_WITH_COURT, call.data);
    });
    return { done: true };
  }
}
