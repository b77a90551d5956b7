import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { checkOffer, fen, localDate, standingOffers, otherSideIsIn, TABLE_POLICIES, type OfferBy, type OfferTerms } from '@jiefen/mediation';
import type { MakeOffer, OffersView, OfferView } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';
import { mustBeMet } from '../platform/http/must-be-met.js';
import { atTable } from './at-table.js';
import { mayOffer, maySeeOffers, offersFor } from './sheets.access.js';

interface OfferRow {
  id: string;
  made_for: OfferBy;
  amount_fen: string | null;
  due_day: string | null;
  instalments: OfferTerms['instalments'];
  acts: readonly string[];
  made_by: string;
  made_by_name: string;
  made_at: Date;
}

/** Offers on the table: seen by both sides and the mediator, kept with their history, never part of a court bundle. */
@Injectable()
export class Offers {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async make(person: Person, caseId: string, request: MakeOffer): Promise<{ offerId: string }> {
    return this.transactions.run(async (tx) => {
      const { case: found, relation, parties } = await this.cases.lock(tx, person, caseId, maySeeOffers);
      if (!mayOffer(found.state)) throw new RefusalError('offer.not-now', { state: found.state });
      mustBeMet(TABLE_POLICIES, { parties: atTable(parties) });
      const checked = checkOffer(request, this.clock.today());
      if (!checked.ok) throw new RefusalError(checked.reason.code, checked.reason.params);
      const { amountFen, dueDay, instalments, acts } = checked.value;
      const id = randomUUID();
      await tx.query(
        `INSERT INTO offers (id, case_id, made_for, amount_fen, due_day, instalments, acts, made_by, made_by_name, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [id, caseId, offersFor(relation), amountFen ?? null, dueDay ?? null, JSON.stringify(instalments), JSON.stringify(acts), person.accountId, person.name, this.clock.now()],
      );
      await this.audit.record(tx, { action: 'offer.made', actor: person, caseId, subject: id });
      // The line says that there is an offer, never what is in it: others read the timeline too.
      await this.cases.tell(tx, caseId, { kind: 'offer.made', actor: person, ...(relation.party ? { side: relation.party.side } : {}) });
      return { offerId: id };
    });
  }

  async view(person: Person, caseId: string): Promise<OffersView> {
    const tx = this.transactions.reader;
    const { case: found, relation, parties } = await this.cases.enter(tx, person, caseId, maySeeOffers);
    const rows: OfferRow[] = await tx.query(
      `SELECT id, made_for, amount_fen, to_char(due_day, 'YYYY-MM-DD') AS due_day, instalments, acts, made_by, made_by_name, made_at FROM offers WHERE case_id = $1 ORDER BY position`,
      [caseId],
    );
    const inOrder = rows.map((row) => offerView(row, person));
    return { standing: standingOffers(inOrder), history: inOrder.toReversed(), mayOffer: mayOffer(found.state) && otherSideIsIn(atTable(parties)) && offersFor(relation) !== undefined };
  }
}

function offerView(row: OfferRow, person: Person): OfferView {
  return {
    id: row.id,
    by: row.made_for,
    name: row.made_by_name,
    terms: {
      ...(row.amount_fen === null ? {} : { amountFen: fen(Number(row.amount_fen)) }),
      ...(row.due_day === null ? {} : { dueDay: localDate(row.due_day) }),
      instalments: row.instalments,
      acts: row.acts,
    },
    madeAt: row.made_at.toISOString(),
    isMine: row.made_by === person.accountId,
  };
}
