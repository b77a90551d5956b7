import { Injectable } from '@nestjs/common';
import { IDENTITY_DOCUMENTS, IDENTITY_POLICIES, judgeAll, standingOf, type ComparingWay, type IdentityDocument, type IdentityOutcome, type NotComparedReason, type Reason } from '@jiefen/mediation';
import type { IdentityCheckView, IdentityView, PartyIdentityView } from '@jiefen/mediation/wire';
import { speakersOf } from '../cases/acting.js';
import { Cases } from '../cases/cases.js';
import { IdentityCheck } from '../identity/identity-check.port.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { mayCompare, mayReadIdentities, maySeeNumbers } from './identity-checks.access.js';

/** One look at one person, as it was written down. */
export interface IdentityCheckRow {
  readonly id: string;
  readonly party_id: string;
  readonly speaker_id: string | null;
  readonly person_as: IdentityCheckView['person']['as'];
  readonly person_name: string;
  readonly person_account_id: string | null;
  readonly outcome: IdentityOutcome;
  readonly way: ComparingWay | null;
  readonly document: IdentityDocument | null;
  readonly document_words: string;
  readonly reason: NotComparedReason | null;
  readonly note: string;
  readonly number_masked: string | null;
  readonly register_provider: string | null;
  readonly register_outcome: 'matched' | 'notMatched' | 'notAvailable' | null;
  readonly checked_by_name: string;
  readonly checked_by_role: 'mediator' | 'clerk';
  readonly checked_at: Date;
}

const COLUMNS = `id, party_id, speaker_id, person_as, person_name, person_account_id, outcome, way, document, document_words, reason, note, number_masked, register_provider, register_outcome, checked_by_name, checked_by_role, checked_at`;

/** Reads how people were verified: for screens, for papers, for the gate before a signature. */
@Injectable()
export class IdentityChecks {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly register: IdentityCheck,
    private readonly clock: Clock,
  ) {}

  async view(person: Person, caseId: string): Promise<IdentityView> {
    const tx = this.transactions.reader;
    const { parties, relation } = await this.cases.enter(tx, person, caseId, mayReadIdentities);
    const staff = maySeeNumbers(relation);
    const [checks, speakers, told, phones, signed] = await Promise.all([
      this.ofCase(tx, caseId),
      speakersOf(tx, caseId, this.clock.today()),
      this.told(tx, caseId),
      this.firstActs(tx, caseId),
      this.lastSignatures(tx, caseId),
    ]);
    return {
      parties: parties.map((party): PartyIdentityView => {
        const mine = checks.filter((row) => row.party_id === party.id);
        const standing = standingOf(newestOfEach(mine).map(({ outcome }) => outcome));
        return {
          partyId: party.id,
          side: party.side,
          kind: party.kind,
          name: party.name,
          isMe: party.id === relation.party?.id,
          phoneSince: phones.get(party.id) ?? null,
          standing: standing ?? null,
          checks: mine.map((row) => viewOf(row, staff)),
          signedAt: signed.get(party.id) ?? null,
          speakers: speakers.filter((one) => one.partyId === party.id).map(({ id, as, name }) => ({ id, as, name })),
          representative: party.kind === 'organization' ? party.legalRepresentative : null,
          warnings: staff ? warningsOf(standing, told.has(party.id)) : [],
        };
      }),
      mayRecord: mayCompare(relation),
      register: this.register.provider,
    };
  }

  /** All checks of a case, newest first. */
  async ofCase(tx: Tx, caseId: string): Promise<IdentityCheckRow[]> {
    return tx.query(`SELECT ${COLUMNS} FROM identity_checks WHERE case_id = $1 ORDER BY position DESC`, [caseId]);
  }

  /** Where each party stands now whose document was looked at, or whose was noted as not compared. */
  async standings(tx: Tx, caseId: string): Promise<Record<string, IdentityOutcome>> {
    const rows = newestOfEach(await this.ofCase(tx, caseId));
    const standings: Record<string, IdentityOutcome> = {};
    for (const { party_id: party } of rows) {
      const standing = standingOf(rows.filter((row) => row.party_id === party).map(({ outcome }) => outcome));
      if (standing) standings[party] = standing;
    }
    return standings;
  }

  /** The newest check of the one person who signs or signed for a party, up to that moment. */
  async ofSigner(tx: Tx, signer: { caseId: string; partyId: string; accountId: string; name: string }, until?: Date): Promise<IdentityCheckRow | undefined> {
    const rows: IdentityCheckRow[] = await tx.query(
      // A person who was compared before the account was there is found by the name on the document.
      `SELECT ${COLUMNS} FROM identity_checks WHERE case_id = $1 AND party_id = $2 AND (person_account_id = $3 OR (person_account_id IS NULL AND person_name = $4)) AND ($5::timestamptz IS NULL OR checked_at <= $5)
        ORDER BY position DESC LIMIT 1`,
      [signer.caseId, signer.partyId, signer.accountId, signer.name, until ?? null],
    );
    return rows[0];
  }

  /** Checks that count at a moment, newest of each person, in the order in which they were made: for the papers of that moment. */
  async until(tx: Tx, caseId: string, moment: Date | null): Promise<IdentityCheckRow[]> {
    const rows = await this.ofCase(tx, caseId);
    return newestOfEach(rows.filter((row) => moment === null || new Date(row.checked_at) <= moment)).reverse();
  }

  /** Parties whose person has read, before sitting down, what holds in the room: made-up disputes among it. */
  private async told(tx: Tx, caseId: string): Promise<Set<string>> {
    const rows: { party_id: string }[] = await tx.query(`SELECT DISTINCT p.party_id FROM session_people p JOIN sessions s ON s.id = p.session_id WHERE s.case_id = $1 AND p.party_id IS NOT NULL AND p.rights_read_at IS NOT NULL`, [caseId]);
    return new Set(rows.map((row) => row.party_id));
  }

  /** When each party first came in since the filing, or acted in the case: nobody does either without a code to the phone. */
  private async firstActs(tx: Tx, caseId: string): Promise<Map<string, string>> {
    const rows: { id: string; at: Date }[] = await tx.query(
      `SELECT p.id, min(came.at) AS at FROM case_parties p JOIN cases c ON c.id = p.case_id
         JOIN LATERAL (SELECT t.at FROM case_timeline t WHERE t.case_id = p.case_id AND t.actor_account_id = p.account_id
                       UNION ALL SELECT l.created_at FROM login_sessions l WHERE l.account_id = p.account_id AND l.created_at >= c.filed_at) came ON true
        WHERE p.case_id = $1 GROUP BY p.id`,
      [caseId],
    );
    return new Map(rows.map((row) => [row.id, new Date(row.at).toISOString()]));
  }

  private async lastSignatures(tx: Tx, caseId: string): Promise<Map<string, string>> {
    const rows: { party_id: string; at: Date }[] = await tx.query(
      `SELECT s.party_id, max(s.signed_at) AS at FROM signatures s JOIN agreements a ON a.id = s.agreement_id WHERE a.case_id = $1 AND a.state <> 'void' AND s.party_id IS NOT NULL AND s.code_id IS NOT NULL GROUP BY s.party_id`,
      [caseId],
    );
    return new Map(rows.map((row) => [row.party_id, new Date(row.at).toISOString()]));
  }
}

/** Of checks with the newest first: the first of each person. */
export function newestOfEach(rows: readonly IdentityCheckRow[]): IdentityCheckRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = `${row.party_id} ${row.speaker_id ?? ''}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** The document in the words of a paper; what somebody wrote stands as it is. */
export function documentInWords(row: Pick<IdentityCheckRow, 'document' | 'document_words'>, language: 'zh' | 'en' = 'zh'): string {
  return row.document === null || row.document === 'other' ? row.document_words : IDENTITY_DOCUMENTS[row.document][language];
}

function warningsOf(standing: IdentityOutcome | undefined, falseMediationTold: boolean): Reason[] {
  return judgeAll(IDENTITY_POLICIES, { standing, falseMediationTold }).flatMap(({ verdict }) => (verdict.kind === 'met' ? [] : [verdict.kind === 'unmet' ? verdict.reason : verdict.question]));
}

function viewOf(row: IdentityCheckRow, staff: boolean): IdentityCheckView {
  return {
    id: row.id,
    at: new Date(row.checked_at).toISOString(),
    outcome: row.outcome,
    way: row.way,
    document: row.document,
    documentWords: row.document_words,
    reason: row.reason,
    note: row.note,
    person: { name: row.person_name, as: row.person_as, speakerId: row.speaker_id },
    by: { name: row.checked_by_name, role: row.checked_by_role },
    register: row.register_provider && row.register_outcome ? { provider: row.register_provider, outcome: row.register_outcome } : null,
    numberMasked: staff ? row.number_masked : null,
  };
}
