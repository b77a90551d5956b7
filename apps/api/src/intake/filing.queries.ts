import { Injectable } from '@nestjs/common';
import type { FilingView } from '@jiefen/mediation/wire';
import { Cases } from '../cases/cases.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError } from '../platform/http/errors.js';

export type { FilingView };

/** Reads what was handed in. */
@Injectable()
export class FilingQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
  ) {}

  /** The filing as the applicant, the helper and the staff of the mediation see it. The other side sees it after the invitation. */
  async view(person: Person, caseId: string): Promise<FilingView> {
    const tx = this.transactions.reader;
    const { relation: own } = await this.cases.enter(tx, person, caseId, (relation) => relation.party !== undefined || relation.handler || relation.mediator || relation.supervisor || relation.helper);
    const rows: {
      what_happened: string;
      happened_on: string | null;
      place: string | null;
      wish: string;
      amount_fen: string | null;
      elsewhere: FilingView['elsewhere'];
      other_side_note: string | null;
      helper_consent: { way: string } | null;
      filed_by_name: string;
    }[] = await tx.query(
      `SELECT f.what_happened, to_char(f.happened_on, 'YYYY-MM-DD') AS happened_on, f.place, f.wish, f.amount_fen, f.elsewhere, f.other_side_note, f.helper_consent, a.name AS filed_by_name
         FROM filings f JOIN accounts a ON a.id = f.filed_by WHERE f.case_id = $1`,
      [caseId],
    );
    const [row] = rows;
    if (!row) throw new NotFoundError();
    return {
      whatHappened: row.what_happened,
      happenedOn: row.happened_on,
      place: row.place,
      wish: row.wish,
      amountFen: row.amount_fen,
      elsewhere: row.elsewhere,
      // How to find or recognise somebody is not for that somebody to read.
      otherSideNote: own.party?.side === 'respondent' ? null : row.other_side_note,
      filedForSomebody: row.helper_consent !== null,
      filedByName: row.filed_by_name,
    };
  }
}
