import { Injectable } from '@nestjs/common';
import { DISPUTE_KINDS, enoughNearby, LEVELS_OUTWARD, rankExperts, type AreaPath, type Candidate, type MatchCase, type Ranking, type Specialty } from '@jiefen/mediation';
import type { RankingView, RankedExpertView, ExcludedExpertView, ExpertCard } from '@jiefen/mediation/wire';
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
    const { specialty } = DISPUTE_KINDS[found.kind];
    let before: CaseMatchRow | undefined;
    let candidates: ReadCandidate[] = [];
    let ranking: Ranking = { ranked: [], excluded: [] };
    let level: RankingView['level'] = 'city';
    for (const area of areasOutward(found.organizationPath)) {
      const rows = await this.around(tx, area.path, found, parties, specialty);
      before ??= rows[0];
      candidates = candidatesOf(rows, before?.before ?? []);
      ranking = rankExperts(this.matchCase(found, parties, before?.picks ?? []), candidates.map(({ facts }) => facts));
      level = area.level;
      if (enoughNearby.judge({ level, eligible: ranking.ranked.length }).kind === 'met') break;
    }
    before ??= (await runPrepared<CaseMatchRow>(tx, CASE_MATCH, [found.id]))[0];
    const picks = before?.picks ?? [];
    const byId = new Map(candidates.map((one) => [one.row.id, one]));
    return {
      level,
      picks,
      ranked: ranking.ranked.flatMap((one): RankedExpertView[] => {
        const found = byId.get(one.expertId);
        return found ? [{ ...card(found), points: one.points, openCases: found.row.open_cases, loadLimit: found.row.load_limit, freeHours: found.row.free_hours, reasons: one.reasons }] : [];
      }),
      excluded: ranking.excluded.flatMap((one): ExcludedExpertView[] => {
        const found = byId.get(one.expertId);
        return found ? [{ ...card(found), reasons: one.reasons }] : [];
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

/** A row with what the rule reads of it. */
interface ReadCandidate {
  readonly row: CandidateRow;
  readonly facts: Candidate;
}

function candidatesOf(rows: readonly CandidateRow[], before: NonNullable<CaseMatchRow['before']>): ReadCandidate[] {
  // Two hundred experts sit in a few bodies, and have the same few fields and languages.
  const place = readOnce(areaOf);
  const specialties = readOnce((text) => listOf(text.replaceAll('+', '')) as Specialty[]);
  const proven = readOnce((text) => listOf(text).flatMap((field) => (field.endsWith('+') ? [field.slice(0, -1) as Specialty] : [])));
  const languages = readOnce(listOf);
  return rows.map((row): ReadCandidate => {
    const gone = before.find((one) => one.expertId === row.id);
    const facts: Candidate = {
      id: row.id,
      specialties: specialties(row.fields),
      provenSpecialties: proven(row.fields),
      trainingValidUntil: row.training_until ?? undefined,
      place: place(row.path),
      languages: languages(row.languages),
      openCases: row.open_cases,
      loadLimit: row.load_limit,
      freeHours: row.free_hours,
      lastAppointedOn: row.last_appointed_on ?? undefined,
      relations: row.relations ?? [],
      casesWithSameCompany: row.same_company,
      awayUntil: row.away_until ?? undefined,
      before: gone ? (gone.answer === 'accepted' ? (gone.endReason === 'struck' ? 'struck' : 'withdrew') : 'declined') : undefined,
      inOffice: row.in_office,
    };
    return { row, facts };
  });
}

/** Reads every text once, however often it comes. */
function readOnce<T extends object>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) known.set(text, (found = read(text)));
    return found;
  };
}

function listOf(text: string): string[] {
  return text === '' ? [] : text.split(',');
}

function card({ row, facts }: ReadCandidate): ExpertCard {
  return { expertId: row.id, name: row.name, organizationName: row.organization_name, organizationNameEn: row.organization_name_en, specialties: facts.specialties, languages: facts.languages, profile: row.profile, profileEn: row.profile_en };
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
