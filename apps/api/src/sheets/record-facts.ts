import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';
import { CourtMaterial } from './court-material.js';
import { maySeeSheets } from './sheets.access.js';

/** The record of undisputed facts, to be signed by all (ZXTJ 22). It is made of what may go to a court and of nothing else. */
@Injectable()
export class RecordFacts {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly material: CourtMaterial,
    private readonly papers: Papers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async paper(person: Person, caseId: string): Promise<{ number: string; bytes: Uint8Array }> {
    const data = await this.transactions.run(async (tx) => {
      const { case: found, parties } = await this.cases.enter(tx, person, caseId, maySeeSheets);
      const { facts } = await this.material.of(tx, caseId);
      if (facts.length === 0) throw new RefusalError('sheet.no-facts');
      const mediators: { name: string }[] = await tx.query(`SELECT name FROM accounts WHERE id = $1`, [found.mediatorAccountId]);
      await this.audit.record(tx, { action: 'facts.printed', actor: person, caseId });
      return {
        createdAt: this.clock.now(),
        number: found.fileNumber ?? found.number,
        subject: `“${found.title}”一事`,
        parties: parties.map(({ side, kind, name }) => ({ side, who: { kind, name } })),
        facts: facts.map(({ text }) => text.zh),
        mediator: mediators[0]?.name ?? '',
        confirmedOn: this.clock.today(),
      };
    });
    const { bytes } = await this.papers.render('renderUndisputedFacts', data);
    return { number: data.number, bytes };
  }
}
