import { Inject, Injectable } from '@nestjs/common';
import {
  ENFORCEMENT_BARS, ENFORCEMENT_COURT_REASONS, ENFORCEMENT_FEE_SOURCES, enforcementCourts, enforcementLimitation, firstRefusal, localDate,
  type EnforcementFacts, type Interruption, type LocalDate, type Reason, type WorkingDayCalendar,
} from '@jiefen/mediation';
import type { AskEnforcement, EnforcementView } from '@jiefen/mediation/wire';
import { agreementInEffect, type AgreementRow } from '../agreements/agreement-row.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { courtAddress } from '../confirmation/after-ruling.queries.js';
import { applicantsOf, newestApplication, type ApplicationRow } from '../confirmation/application-row.js';
import { CourtFinder, placeOfAddress, type CourtRow } from '../confirmation/competent-courts.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError } from '../platform/http/errors.js';
import { isLate, obligationsOf, receives, type ObligationRow } from './obligation-row.js';

/** A court that enforces, with the places that speak for it. */
export interface EnforcingCourt {
  readonly row: CourtRow;
  readonly reason: keyof typeof ENFORCEMENT_COURT_REASONS;
  readonly places: readonly string[];
}

/** What was read and judged for one who wants enforcement. */
export interface EnforcementGathered {
  readonly refused: Reason | undefined;
  readonly agreement: AgreementRow | undefined;
  /** The application that ended with the ruling. */
  readonly ruling: ApplicationRow | undefined;
  readonly rulingCourt: CourtRow | undefined;
  /** Due to the asking party and not confirmed. */
  readonly late: readonly ObligationRow[];
  readonly courts: readonly EnforcingCourt[];
  readonly placesWithoutCourt: readonly string[];
  readonly facts: EnforcementFacts;
}

/** Applying for enforcement as the one who is to receive sees it: what is open, where, until when (L-44, L-45, L-46). */
@Injectable()
export class EnforcementQueries {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly courts: CourtFinder,
    private readonly papers: CasePapers,
    private readonly clock: Clock,
  ) {}

  async view(person: Person, caseId: string, asked: AskEnforcement): Promise<EnforcementView> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId, (relation) => relation.party !== undefined);
    const gathered = await this.gather(tx, entered, asked);
    const { facts, ruling, rulingCourt } = gathered;
    const limitation = enforcementLimitation(facts);
    const partyId = entered.relation.party?.id ?? '';
    const paper = await this.papers.latest(tx, caseId, 'enforcementApplication', 'zh', partyId);
    const translation = paper && (await this.papers.latest(tx, caseId, 'enforcementApplication', 'en', partyId));
    return {
      refused: gathered.refused ?? null,
      ruling: ruling && rulingCourt ? { court: rulingCourt.name, courtEn: rulingCourt.name_en, number: ruling.court_number ?? '', decidedOn: this.clock.dayOf(new Date(ruling.decided_at ?? ruling.created_at)), sample: this.config.demonstration } : null,
      open: gathered.late.map((row) => ({ clause: row.clause, what: { zh: row.what_zh, en: row.what_en }, amountFen: row.amount_fen, dueDay: row.due_day ?? '', by: entered.parties.find((party) => party.id === row.by_party_id)?.name ?? '' })),
      courts: gathered.courts.map(({ row, reason, places }) => ({ ...courtAddress(row), reason, sources: ENFORCEMENT_COURT_REASONS[reason].sources, places })),
      placesWithoutCourt: gathered.placesWithoutCourt,
      limitation:
        limitation.ok && facts.lastDue !== undefined && gathered.late.length > 0
          ? {
              start: facts.lastDue,
              lastDay: limitation.value.deadline.lastDay,
              over: facts.today > limitation.value.deadline.lastDay,
              restartedBy: limitation.value.restartedBy ? { act: limitation.value.restartedBy.act, on: limitation.value.restartedBy.on } : null,
              possible: limitation.value.possible?.lastDay ?? null,
            }
          : null,
      feeSources: ENFORCEMENT_FEE_SOURCES,
      factsGiven: ruling !== undefined && (await applicantsOf(tx, ruling.id)).some((one) => one.party_id === partyId && one.facts_cipher !== null),
      paper: paper ? { id: paper.id, pages: paper.pages, madeAt: new Date(paper.created_at).toISOString(), translationId: translation?.id ?? null } : null,
    };
  }

  /** Judges the case of the asking party; for the screen and for the form alike. */
  async gather(tx: Tx, entered: EnteredCase, { place: places = [], demandedOn }: AskEnforcement): Promise<EnforcementGathered> {
    const { case: found, relation, parties } = entered;
    const today = this.clock.today();
    if (demandedOn !== undefined && demandedOn > today) throw new InvalidError('obligation.day-in-future', {}, { demandedOn: 'obligation.day-in-future' });
    const calendar = await this.clocks.calendarOf(tx, found.organizationId);
    const agreement = await agreementInEffect(tx, found.id);
    const newest = await newestApplication(tx, found.id);
    const ruling = agreement && newest?.agreement_id === agreement.id && newest.outcome === 'confirmed' ? newest : undefined;
    const sides = new Map(parties.map((party) => [party.id, party.side]));
    const toMe = agreement ? (await obligationsOf(tx, found.id)).filter((row) => row.agreement_id === agreement.id && receives(relation.party, row, sides)) : [];
    const late = toMe.filter((row) => isLate(row, today));
    const facts = this.facts(today, calendar, ruling !== undefined, toMe, late, demandedOn);
    const { courts, rulingCourt, placesWithoutCourt } = await this.competent(tx, entered, ruling, agreement, late, places);
    return { refused: firstRefusal(ENFORCEMENT_BARS, facts)?.reason, agreement, ruling, rulingCourt, late, courts, placesWithoutCourt, facts };
  }

  private facts(today: LocalDate, calendar: WorkingDayCalendar, confirmed: boolean, toMe: readonly ObligationRow[], late: readonly ObligationRow[], demandedOn: string | undefined): EnforcementFacts {
    const owed = toMe.filter((row) => late.some((one) => one.clause_id === row.clause_id));
    const lastDue = owed.map((row) => row.due_day).filter((day) => day !== null).sort().at(-1);
    return { today, calendar, confirmed, overdueSince: late.flatMap((row) => (row.due_day === null ? [] : [localDate(row.due_day)])), ...(lastDue === undefined ? {} : { lastDue: localDate(lastDue) }), interruptions: this.interruptions(owed, demandedOn) };
  }

  /** What surely restarted the two years: a report to the committee (SSSX 12), a part that was paid (CC 195), and a demand the person names. */
  private interruptions(owed: readonly ObligationRow[], demandedOn: string | undefined): Interruption[] {
    return [
      ...owed.flatMap((row): Interruption[] => (row.breach_at ? [{ act: 'mediationRequest', on: this.clock.dayOf(new Date(row.breach_at)) }] : [])),
      ...owed.flatMap((row): Interruption[] => (row.state === 'confirmed' && row.done_on ? [{ act: 'promise', on: localDate(row.done_on) }] : [])),
      ...(demandedOn === undefined ? [] : [{ act: 'demand' as const, on: localDate(demandedOn) }]),
    ];
  }

  /** The court that ruled, and those of its level where the other side lives or has property (CPLI 460). */
  private async competent(tx: Tx, { case: found, parties }: EnteredCase, ruling: ApplicationRow | undefined, agreement: AgreementRow | undefined, late: readonly ObligationRow[], said: readonly string[]): Promise<Pick<EnforcementGathered, 'courts' | 'rulingCourt' | 'placesWithoutCourt'>> {
    const all = await this.courts.courts(tx);
    const rulingCourt = all.find((court) => court.id === ruling?.court_id);
    if (!rulingCourt) return { courts: [], rulingCourt, placesWithoutCourt: [] };
    const homes = [...new Set(late.map((row) => row.by_party_id))].flatMap((id) => {
      const party = parties.find((one) => one.id === id);
      return agreement?.draft.parties.find((one) => one.id === id)?.address ?? (party && this.cases.addressOf(party)) ?? [];
    });
    const placesWithoutCourt: string[] = [];
    const placesOf = new Map<string, string[]>();
    for (const place of [...new Set([...said, ...homes])]) {
      const near = placeOfAddress(place, all, found.organizationPath, place);
      const court = sameLevel(near.basicCourtId, rulingCourt, all);
      if (court) placesOf.set(court, [...(placesOf.get(court) ?? []), place]);
      else if (said.includes(place)) placesWithoutCourt.push(near.label);
    }
    const courts = enforcementCourts(rulingCourt.id, [...placesOf.keys()]).flatMap(({ courtId, reason }) => {
      const row = all.find((court) => court.id === courtId);
      return row ? [{ row, reason, places: placesOf.get(courtId) ?? [] }] : [];
    });
    return { courts, rulingCourt, placesWithoutCourt };
  }
}

/** The court of the same level as the one that ruled: a basic court itself, or the intermediate court above it. */
function sameLevel(basicCourtId: string | undefined, rulingCourt: CourtRow, all: readonly CourtRow[]): string | undefined {
  const basic = all.find((court) => court.id === basicCourtId);
  if (!basic || rulingCourt.level !== 'city') return basic?.id;
  return all.find((court) => court.level === 'city' && basic.path.startsWith(court.path.replace(/[^.]+\.$/, '')))?.id;
}
