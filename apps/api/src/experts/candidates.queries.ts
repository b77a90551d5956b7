import { Injectable } from '@nestjs/common';
import { DISPUTE_KINDS, localDate, rankExperts, type AreaPath, type Candidate, type LocalDate, type MatchCase, type Ranking, type Relation, type Specialty } from '@jiefen/mediation';
import type { RankingView, RankedExpertView, ExcludedExpertView, ExpertCard, ReasonView } from '@jiefen/mediation/wire';
import { afterPrefix } from '../cases/case.queries.js';
import type { Case, CaseParty } from '../cases/case.entity.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';

/** As many as are ranked at once; the least loaded of an area come first out of the index. */
const MOST_CANDIDATES = 200;
const ENOUGH = 3;
const REPEAT_MONTHS = 12;

interface CandidateRow {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly organization_name: string;
  readonly specialties: Specialty[];
  readonly proven: Specialty[];
  readonly languages: string[];
  readonly profile: string;
  readonly profile_en: string;
  readonly open_cases: number;
  readonly load_limit: number;
  readonly free_hours: number;
  readonly last_appointed_on: string | null;
  readonly training_until: string | null;
  readonly away_until: string | null;
  readonly in_office: boolean;
}

// Prefix as a range on the "C" column: a LIKE with a parameter cannot use the index in a generic plan.
const CANDIDATES = `
  SELECT e.account_id AS id, e.path, a.name, o.name AS organization_name, e.languages, e.profile, e.profile_en, e.open_cases, e.load_limit, e.in_office,
         to_char(e.last_appointed_on, 'YYYY-MM-DD') AS last_appointed_on, to_char(e.training_until, 'YYYY-MM-DD') AS training_until, to_char(e.away_until, 'YYYY-MM-DD') AS away_until,
         (SELECT array_agg(x.specialty ORDER BY x.specialty) FROM expert_specialties x WHERE x.account_id = e.account_id) AS specialties,
         (SELECT coalesce(array_agg(x.specialty), '{}') FROM expert_specialties x WHERE x.account_id = e.account_id AND x.proven_at IS NOT NULL) AS proven,
         greatest(0, e.hours_per_week - coalesce((SELECT sum(extract(epoch FROM b.ends_at - b.starts_at)) / 3600 FROM bookings b
           WHERE b.mediator_account_id = e.account_id AND b.cancelled_at IS NULL AND b.starts_at >= $4 AND b.starts_at < $4 + interval '7 days'), 0))::int AS free_hours
    FROM (SELECT s.account_id FROM expert_specialties s JOIN experts i ON i.account_id = s.account_id
           WHERE s.specialty = $1 AND s.path ~>=~ $2 AND s.path ~<~ $3
           ORDER BY i.in_office DESC, i.open_cases, i.last_appointed_on NULLS FIRST, i.account_id LIMIT ${MOST_CANDIDATES}) near
    JOIN experts e ON e.account_id = near.account_id JOIN accounts a ON a.id = e.account_id JOIN organizations o ON o.id = e.organization_id`;

/** Loads the experts around a case and lets the pure rule order them. */
@Injectable()
export class CandidateQueries {
  constructor(private readonly clock: Clock) {}

  /** Widens the area until enough can be asked; the answer is what is shown and stored with the decision. */
  async ranking(tx: Tx, found: Case, parties: readonly CaseParty[]): Promise<RankingView> {
    const specialty = DISPUTE_KINDS[found.kind].specialty;
    const matchCase = await this.matchCase(tx, found, parties, specialty);
    const areas = areasOutward(found.organizationPath);
    let rows: CandidateRow[] = [];
    let ranking: Ranking = { ranked: [], excluded: [] };
    let level: RankingView['level'] = 'city';
    for (const area of areas) {
      rows = await tx.query(CANDIDATES, [specialty, area.path, afterPrefix(area.path), this.clock.now()]);
      ranking = rankExperts(matchCase, await this.candidates(tx, found, parties, rows));
      level = area.level;
      if (ranking.ranked.length >= ENOUGH) break;
    }
    const byId = new Map(rows.map((row) => [row.id, row]));
    const picks: RankingView['picks'] = await tx.query(`SELECT side, expert_account_id AS "expertId" FROM mediator_picks WHERE case_id = $1`, [found.id]);
    return {
      level,
      picks,
      ranked: ranking.ranked.flatMap((one): RankedExpertView[] => {
        const row = byId.get(one.expertId);
        return row ? [{ ...card(row), points: one.points, openCases: row.open_cases, loadLimit: row.load_limit, freeHours: row.free_hours, reasons: one.reasons.map(reasonView) }] : [];
      }),
      excluded: ranking.excluded.flatMap((one): ExcludedExpertView[] => {
        const row = byId.get(one.expertId);
        return row ? [{ ...card(row), reasons: one.reasons.map(reasonView) }] : [];
      }),
    };
  }

  private async matchCase(tx: Tx, found: Case, parties: readonly CaseParty[], specialty: Specialty): Promise<MatchCase> {
    const picks: { side: 'applicant' | 'respondent'; expert_account_id: string }[] = await tx.query(
      `SELECT side, expert_account_id FROM mediator_picks WHERE case_id = $1 AND expert_account_id IS NOT NULL`,
      [found.id],
    );
    return {
      today: this.clock.today(),
      specialty,
      place: areaOf(found.organizationPath),
      languages: [...new Set(parties.flatMap((party) => party.supportNeeds.filter((need) => need.startsWith('language:')).map((need) => need.slice('language:'.length))))],
      partyIds: parties.flatMap((party) => (party.accountId ? [party.accountId] : [])),
      pickedBy: picks.map((pick) => ({ side: pick.side, expertId: pick.expert_account_id })),
    };
  }

  private async candidates(tx: Tx, found: Case, parties: readonly CaseParty[], rows: readonly CandidateRow[]): Promise<Candidate[]> {
    const ids = rows.map((row) => row.id);
    const names = parties.map((party) => party.name).filter((name) => name !== '');
    const companies = parties.filter((party) => party.kind === 'organization' && party.name !== '').map((party) => party.name);
    const since = new Date(this.clock.now());
    since.setUTCMonth(since.getUTCMonth() - REPEAT_MONTHS);
    const [relations, before, repeats]: [{ account_id: string; relation: Relation }[], { id: string; answer: string | null; end_reason: string | null }[], { id: string; count: string }[]] = await Promise.all([
      tx.query(`SELECT account_id, relation FROM expert_relations WHERE account_id = ANY($1) AND (other_name = ANY($2) OR other_account_id = ANY($3))`, [
        ids,
        names,
        parties.flatMap((party) => (party.accountId ? [party.accountId] : [])),
      ]),
      tx.query(`SELECT expert_account_id AS id, answer, end_reason FROM appointments WHERE case_id = $1 AND ended_at IS NOT NULL`, [found.id]),
      companies.length === 0
        ? Promise.resolve([])
        : tx.query(
            `SELECT p.expert_account_id AS id, count(DISTINCT p.case_id) AS count FROM appointments p JOIN case_parties c ON c.case_id = p.case_id
              WHERE p.expert_account_id = ANY($1) AND p.answer = 'accepted' AND p.asked_at > $3 AND c.kind = 'organization' AND c.name = ANY($2) AND p.case_id <> $4 GROUP BY 1`,
            [ids, companies, since, found.id],
          ),
    ]);
    return rows.map((row): Candidate => {
      const gone = before.find((one) => one.id === row.id);
      return {
        id: row.id,
        specialties: row.specialties,
        provenSpecialties: row.proven,
        ...day('trainingValidUntil', row.training_until),
        place: areaOf(row.path),
        languages: row.languages,
        openCases: row.open_cases,
        loadLimit: row.load_limit,
        freeHours: row.free_hours,
        ...day('lastAppointedOn', row.last_appointed_on),
        relations: relations.filter((one) => one.account_id === row.id).map((one) => one.relation),
        casesWithSameCompany: Number(repeats.find((one) => one.id === row.id)?.count ?? 0),
        ...day('awayUntil', row.away_until),
        ...(gone ? { before: gone.answer === 'accepted' ? (gone.end_reason === 'struck' ? 'struck' : 'withdrew') : 'declined' } : {}),
        inOffice: row.in_office,
      };
    });
  }
}

function day<K extends string>(key: K, text: string | null): { [P in K]?: LocalDate } {
  return (text === null ? {} : { [key]: localDate(text) }) as { [P in K]?: LocalDate };
}

function card(row: CandidateRow): ExpertCard {
  return { expertId: row.id, name: row.name, organizationName: row.organization_name, specialties: row.specialties, languages: row.languages, profile: row.profile, profileEn: row.profile_en };
}

function reasonView(one: { code: string; params?: ReasonView['params']; points?: number }): ReasonView {
  return { code: one.code, ...(one.params ? { params: one.params } : {}), ...(one.points !== undefined ? { points: one.points } : {}) };
}

// Nodes that are no area (professional committees, departments, courts) begin with a letter and a dash.
const NO_AREA = /^[a-z]-/;

/** `qh.gucheng.liutang.laojie.` → city, county, township, village; bodies that are no area are left out. */
export function areaOf(path: string): AreaPath {
  const parts = path.split('.').filter((part) => part !== '' && !NO_AREA.test(part));
  const upTo = (n: number): string | undefined => (parts.length >= n ? parts.slice(0, n).join('.') : undefined);
  return { city: upTo(1), county: upTo(2), township: upTo(3), village: upTo(4) };
}

function areasOutward(path: string): { path: string; level: RankingView['level'] }[] {
  const area = areaOf(path);
  return (['village', 'township', 'county', 'city'] as const).flatMap((level) => {
    const key = area[level];
    return key === undefined ? [] : [{ path: `${key}.`, level }];
  });
}
