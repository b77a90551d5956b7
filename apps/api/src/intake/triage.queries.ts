import { Injectable } from '@nestjs/common';
import { judgeEligibility, regimeOfBody, regimesOfBody, type DisputeKind, type EligibilityFacts, type OwnRegime } from '@jiefen/mediation';
import type { CodeOfBody, FilingView, TriageView } from '@jiefen/mediation/wire';
import { afterPrefix } from '../cases/case.queries.js';
import { Cases } from '../cases/cases.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { rootOf } from './triage.js';

/** Reads what a clerk needs to decide on a filing. */
@Injectable()
export class TriageQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
  ) {}

  async view(person: Person, caseId: string): Promise<TriageView> {
    const tx = this.transactions.reader;
    const { case: found, parties } = await this.cases.enter(tx, person, caseId, (relation) => relation.handler);
    const root = rootOf(found.organizationPath);
    const [bodies, amounts, counts, courts]: [
      { id: string; name: string; name_en: string; level: TriageView['bodies'][number]['level']; kind: TriageView['bodies'][number]['kind']; on_the_way: boolean; set_up_for: OwnRegime | null }[],
      { amount_fen: string | null; elsewhere: Elsewhere; other_side_note: string | null }[],
      { same: string; failed: string }[],
      { id: string; name: string; name_en: string }[],
    ] = await Promise.all([
      // The bodies on the way up, and the committees that may take it on below the same county.
      tx.query(
        `SELECT id, name, name_en, level, kind, settings ->> 'regime' AS set_up_for, starts_with($1, path) AS on_the_way FROM organizations
          WHERE closed_at IS NULL AND kind IN ('centre', 'committee') AND (starts_with($1, path) OR (path >= $2 AND path < $3)) ORDER BY path LIMIT 200`,
        [found.organizationPath, countyOf(found.organizationPath), afterPrefix(countyOf(found.organizationPath))],
      ),
      tx.query(`SELECT amount_fen, elsewhere, other_side_note FROM filings WHERE case_id = $1`, [caseId]),
      // A company by its name; two people of one name are two people, only the telephone says that they are one.
      tx.query(
        `WITH other AS (SELECT kind, name, phone_index FROM case_parties WHERE case_id = $1 AND side = 'respondent'),
              mine AS (SELECT account_id FROM case_parties WHERE case_id = $1 AND side = 'applicant' AND account_id IS NOT NULL),
              same AS (SELECT DISTINCT c.id, c.ended_at, c.termination_reason FROM cases c JOIN case_parties p ON p.case_id = c.id AND p.side = 'respondent'
                        JOIN other o ON (o.phone_index IS NOT NULL AND p.phone_index = o.phone_index) OR (o.kind = 'organization' AND p.kind = 'organization' AND o.name <> '' AND p.name = o.name)
                       WHERE c.id <> $1 AND c.organization_path >= $2 AND c.organization_path < $3)
         SELECT (SELECT count(*) FROM same WHERE ended_at IS NULL) AS same,
                (SELECT count(*) FROM same s JOIN case_parties p ON p.case_id = s.id AND p.side = 'applicant' JOIN mine m ON m.account_id = p.account_id
                  WHERE s.termination_reason IS NOT NULL AND s.termination_reason <> 'settledAndWithdrawn') AS failed`,
        [caseId, root, afterPrefix(root)],
      ),
      tx.query(`SELECT id, name, name_en FROM organizations WHERE kind = 'court' AND closed_at IS NULL ORDER BY starts_with(path, $1) DESC, path LIMIT 100`, [countyOf(found.organizationPath)]),
    ]);
    return {
      bodies: bodies.map((row) => ({ id: row.id, name: row.name, nameEn: row.name_en, level: row.level, kind: row.kind, onTheWay: row.on_the_way, regimes: ownFirst(regimeOfBody(row.kind, row.set_up_for ?? undefined), regimesOfBody(row.kind, row.set_up_for ?? undefined)) })),
      courts: courts.map((row) => ({ id: row.id, name: row.name, nameEn: row.name_en })),
      against: judgeEligibility(eligibilityFacts(found, parties, amounts[0])).against.map(({ policyId, cannotAccept }) => ({ policyId, reason: cannotAccept })),
      receivedBy: found.organizationId,
      facts: { parties: parties.length, amountFen: amounts[0]?.amount_fen ?? null, sameSideCases: Number(counts[0]?.same ?? 0), priorFailures: Number(counts[0]?.failed ?? 0) },
    };
  }

  async codes(person: Person): Promise<CodeOfBody[]> {
    const paths = person.memberships.filter(({ role }) => role === 'clerk' || role === 'dispatcher' || role === 'gridWorker').map(({ path }) => path);
    const rows: { code: string; place: string; place_en: string; kind: CodeOfBody['kind']; name: string; name_en: string }[] = await this.transactions.reader.query(
      `SELECT c.code, c.place, c.place_en, c.kind, o.name, o.name_en FROM resolution_codes c JOIN organizations o ON o.id = c.organization_id
        WHERE c.withdrawn_at IS NULL AND o.closed_at IS NULL AND EXISTS (SELECT 1 FROM unnest($1::text[]) AS mine (path) WHERE starts_with(o.path, mine.path))
        ORDER BY o.path, c.code LIMIT 300`,
      [paths],
    );
    return rows.map((row) => ({ code: row.code, place: row.place, placeEn: row.place_en, kind: row.kind, organizationName: row.name, organizationNameEn: row.name_en }));
  }
}

/** The regime a body is set up for stands first: it is what happens unless a human says otherwise. */
function ownFirst<T>(own: T, all: readonly T[]): readonly T[] {
  return [own, ...all.filter((one) => one !== own)];
}

type Elsewhere = FilingView['elsewhere'];

/** What the filing answers of the questions of acceptance. What it does not answer stays open for the clerk. */
function eligibilityFacts(found: { readonly kind: DisputeKind }, parties: readonly { readonly side: string; readonly name: string; readonly willing: string }[], filing: { elsewhere: Elsewhere; other_side_note: string | null } | undefined): EligibilityFacts {
  const other = parties.find((party) => party.side === 'respondent');
  const elsewhere = filing?.elsewhere ?? 'none';
  return {
    disputeKind: found.kind,
    court: elsewhere === 'court' || elsewhere === 'arbitration' ? 'accepted' : 'none',
    authority: elsewhere === 'police' || elsewhere === 'petition' ? 'accepted' : 'none',
    otherSideKnown: (other?.name ?? '') !== '' || (filing?.other_side_note ?? '') !== '',
    partyRefuses: parties.some((party) => party.willing === 'no'),
  };
}

/** City and county: `city.county.`; a body of the city itself stays with its city. */
function countyOf(path: string): string {
  return `${path.split('.').filter((part) => part !== '').slice(0, 2).join('.')}.`;
}
