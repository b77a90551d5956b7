import { Injectable } from '@nestjs/common';
import { mayTellOwnView, type Side } from '@jiefen/mediation';
import type { OwnViewView, TellOwnView } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import type { CaseRelation } from '../cases/case-relation.js';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, RefusalError } from '../platform/http/errors.js';

/** So that nobody fills the case by changing a word again and again. */
const MOST_WORDINGS = 30;

/** What each side says in its own words, before the talk. Both sides and the mediation's staff read it; a court or an official never (L-56). */
@Injectable()
export class OwnViews {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async ofCase(person: Person, caseId: string): Promise<OwnViewView[]> {
    const tx = this.transactions.reader;
    const { relation } = await this.cases.enter(tx, person, caseId, mayReadOwnViews);
    const rows: { party_id: string; side: Side; name: string; words: string; wish: string; version: number; told_at: Date }[] = await tx.query(
      `SELECT DISTINCT ON (p.side, p.position, v.party_id) v.party_id, p.side, p.name, v.words, v.wish, v.version, v.told_at
         FROM own_views v JOIN case_parties p ON p.id = v.party_id WHERE v.case_id = $1 ORDER BY p.side, p.position, v.party_id, v.version DESC`,
      [caseId],
    );
    return rows.map((row) => ({
      partyId: row.party_id,
      side: row.side,
      name: row.name,
      words: row.words,
      wish: row.wish,
      version: row.version,
      toldAt: new Date(row.told_at).toISOString(),
      mine: row.party_id === relation.party?.id,
    }));
  }

  /** A side tells, or tells anew. The same words sent twice are one telling. */
  async tell(person: Person, caseId: string, request: TellOwnView): Promise<{ version: number }> {
    return this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (one) => one.party !== undefined);
      const party = relation.party;
      if (!party || !mayTellOwnView(found.state)) throw new RefusalError('own-view.not-now', { state: found.state });
      if (request.words === '' && !(await this.spoke(tx, person, caseId))) throw new InvalidError('fields.invalid', { count: 1 }, { words: 'own-view.empty' });
      if (request.supportNeeds) await tx.query(`UPDATE case_parties SET support_needs = $2, version = version + 1 WHERE id = $1`, [party.id, JSON.stringify(request.supportNeeds)]);
      const [last]: { version: number; words: string; wish: string }[] = await tx.query(`SELECT version, words, wish FROM own_views WHERE party_id = $1 ORDER BY version DESC LIMIT 1`, [party.id]);
      if (last && last.words === request.words && last.wish === request.wish) return { version: last.version };
      const version = (last?.version ?? 0) + 1;
      if (version > MOST_WORDINGS) throw new RefusalError('own-view.too-often', { most: MOST_WORDINGS });
      await tx.query(`INSERT INTO own_views (party_id, version, case_id, words, wish, told_by, told_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [party.id, version, caseId, request.words, request.wish, person.accountId, this.clock.now()]);
      await this.audit.record(tx, { action: 'own-view.told', actor: person, caseId, subject: party.id, data: { version } });
      await this.cases.tell(tx, caseId, { kind: version === 1 ? 'own-view.told' : 'own-view.changed', actor: person, side: party.side });
      return { version };
    });
  }

  /** A voice note stands for the written words. */
  private async spoke(tx: Tx, person: Person, caseId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM exhibits WHERE case_id = $1 AND owner_account_id = $2 AND kind = 'voice' AND removed_at IS NULL LIMIT 1`, [caseId, person.accountId]);
    return rows.length > 0;
  }
}

/** The two sides, whoever filed for the applicant, and the staff of the mediation. */
export function mayReadOwnViews(relation: CaseRelation): boolean {
  return relation.party !== undefined || relation.mediator || relation.handler || relation.supervisor || relation.helper;
}
