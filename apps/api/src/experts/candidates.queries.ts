import { Injectable } from '@nestjs/common';
import { DISPUTE_KINDS, enoughNearby, LEVELS_OUTWARD, localDate, rankExperts, type AreaPath, type Candidate, type LocalDate, type MatchCase, type Ranking, type Specialty } from '@jiefen/mediation';
import type { RankingView, RankedExpertView, ExcludedExpertView, ExpertCard, ReasonView } from '@jiefen/mediation/wire';
import { afterPrefix } from '../cases/case.queries.js';
import type { Case, CaseParty } from '../cases/case.entity.js';
import { Clock } from '../platform/clock/clock.js';
import { runPrepared } from '../platform/database/prepared.js';
import type { Tx } from '../platform/database/transactions.js';
import { CANDIDATES, CASE_MATCH, type CandidateRow, type CaseMatchRow } from './candidates.sql.js';

const REPEAT_MONTHS = 12;

/** Loads the experts around a case and lets the pure rule order them. */
@Injectable()
export class CandidateQueries {
  constructor(private readonly clock: Clock) {}

  /** Widens the area until enough can be asked; the answer is what is shown and stored with the decision. */
  async ranking(tx: Tx, found: Case, parties: readonly CaseParty[]): Promise<RankingView> {
    const [before] = await runPrepared<CaseMatchRow>(tx, CASE_MATCH, [found.id]);
    const picks = before?.picks ?? [];
    const matchCase = this.matchCase(found, parties, picks);
    let rows: CandidateRow[] = [];
    let ranking: Ranking = { ranked: [], excluded: [] };
    let level: RankingView['level'] = 'city';
    for (const area of areasOutward(found.organizationPath)) {
      rows = await this.around(tx, area.path, found, parties, matchCase.specialty);
      ranking = rankExperts(matchCase, candidatesOf(rows, before?.before ?? []));
      level = area.level;
      if (enoughNearby.judge({ level, eligible: ranking.ranked.length }).kind === 'met') break;
    }
    const byId = new Map(rows.map((row) => [row.id, row]));
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

  private matchCase(found: Case, parties: readonly CaseParty[], picks: NonNullable<CaseMatchRow['picks']>): MatchCase {
    return {
      today: this.clock.today(),
      specialty: DISPUTE_KINDS[found.kind].specialty,
      place: areaOf(found.organizationPath),
      languages: [...new Set(parties.flatMap((party) => party.supportNeeds.filter((need) => need.startsWith('language:')).map((need) => need.slice('language:'.length))))],
      partyIds: accountsOf(parties),
      pickedBy: picks.flatMap(({ side, expertId }) => (expertId === null ? [] : [{ side, expertId }])),
    };
  }

  private around(tx: Tx, path: string, found: Case, parties: readonly CaseParty[], specialty: Specialty): Promise<CandidateRow[]> {
    const now = this.clock.now();
    const since = new Date(now);
    since.setUTCMonth(since.getUTCMonth() - REPEAT_MONTHS);
    const named = parties.filter((party) => party.name !== '');
    const companies = named.filter((party) => party.kind === 'organization').map((party) => party.name);
    return runPrepared<CandidateRow>(tx, CANDIDATES, [specialty, path, afterPrefix(path), now, named.map((party) => party.name), accountsOf(parties), companies, since, found.id]);
  }
}

function accountsOf(parties: readonly CaseParty[]): string[] {
  return parties.flatMap((party) => (party.accountId ? [party.accountId] : []));
}

function candidatesOf(rows: readonly CandidateRow[], before: NonNullable<CaseMatchRow['before']>): Candidate[] {
  return rows.map((row): Candidate => {
    const gone = before.find((one) => one.expertId === row.id);
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
      relations: row.relations ?? [],
      casesWithSameCompany: row.same_company,
      ...day('awayUntil', row.away_until),
      ...(gone ? { before: gone.answer === 'accepted' ? (gone.endReason === 'struck' ? 'struck' : 'withdrew') : 'declined' } : {}),
      inOffice: row.in_office,
    };
  });
}

function day<K extends string>(key: K, text: string | null): { [P in K]?: LocalDate } {
  return (text === null ? {} : { [key]: localDate(text) }) as { [P in K]?: LocalDate };
}

function card(row: CandidateRow): ExpertCard {
  return { expertId: row.id, name: row.name, organizationName: row.organization_name, organizationNameEn: row.organization_name_en, specialties: row.specialties, languages: row.languages, profile: row.profile, profileEn: row.profile_en };
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
  return LEVELS_OUTWARD.flatMap((level) => {
    const key = area[level];
    return key === undefined ? [] : [{ path: `${key}.`, level }];
  });
}
