import { judgeAll, ELIGIBILITY_POLICIES, levelFor, type CannotAcceptCode, type Complexity, type ComplexityFacts, type DisputeKind, type EligibilityFacts, type Entrustment, type Judged, type Level, type Regime } from '@jiefen/mediation';
import type { CaseView, FilingView, TriageView } from '@jiefen/mediation/wire';

export const OUTCOMES = ['answer', 'accept', 'appointment', 'refer', 'cannotAccept'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a person adds to the known facts before a complexity is suggested. */
export interface AskedFacts {
  urgency: ComplexityFacts['urgency'];
  safetyConcern: boolean;
  crossRegion: ComplexityFacts['crossRegion'];
}

export function complexityFacts(view: TriageView, asked: AskedFacts): ComplexityFacts {
  return {
    ...asked,
    parties: view.facts.parties,
    priorFailures: view.facts.priorFailures,
    sameSideCases: view.facts.sameSideCases,
    ...(view.facts.amountFen === null ? {} : { amountFen: Number(view.facts.amountFen) as NonNullable<ComplexityFacts['amountFen']> }),
  };
}

/** What was looked at before the human decides: every rule with its verdict. */
export function checksOf(view: CaseView, filing: FilingView): readonly Judged<EligibilityFacts>[] {
  return judgeAll<EligibilityFacts>(ELIGIBILITY_POLICIES, {
    disputeKind: view.kind,
    court: filing.elsewhere === 'court' || filing.elsewhere === 'arbitration' ? 'accepted' : 'none',
    authority: filing.elsewhere === 'police' ? 'accepted' : 'none',
    otherSideKnown: view.parties.some((party) => party.side === 'respondent' && party.name !== ''),
  });
}

const OUTWARD: readonly Level[] = ['village', 'township', 'county', 'city'];

/** The body that takes it on unless a human says otherwise: the receiving one when its level is high enough, else the one above it. */
export function bodyFor(view: TriageView, complexity: Complexity, major: boolean): string {
  const lead = OUTWARD.indexOf(levelFor(complexity, major).lead);
  const receiving = view.bodies.find(({ id }) => id === view.receivedBy);
  if (receiving && OUTWARD.indexOf(receiving.level) >= lead) return receiving.id;
  const above = view.bodies.filter(({ onTheWay, level }) => onTheWay && OUTWARD.indexOf(level) >= lead).sort((a, b) => OUTWARD.indexOf(a.level) - OUTWARD.indexOf(b.level));
  return above[0]?.id ?? view.receivedBy;
}

export interface TriageForm {
  outcome: Outcome | '';
  message: string;
  kind: DisputeKind;
  complexity: Complexity | '';
  complexityReason: string;
  organizationId: string;
  /** Empty: as the body is set up. */
  regime: Regime | '';
  entrustment: Entrustment;
  courtId: string;
  receivedOn: string;
  date: string;
  time: string;
  place: string;
  to: string;
  reason: CannotAcceptCode | '';
}

/** What is missing before the decision can be told, by field; the codes have their sentences in the texts. */
export function missingIn(form: TriageForm, suggested: Complexity): Record<string, string> {
  const blank = (text: string): boolean => text.trim() === '';
  switch (form.outcome) {
    case '':
      return { outcome: 'outcome' };
    case 'answer':
      return blank(form.message) ? { message: 'message' } : {};
    case 'accept':
      return { ...(form.complexity === '' ? { complexity: 'complexity' } : {}), ...(form.complexity !== '' && form.complexity !== suggested && blank(form.complexityReason) ? { complexityReason: 'complexity-reason' } : {}), ...(form.regime !== 'courtEntrusted' ? {} : { ...(form.courtId === '' ? { court: 'court' } : {}), ...(form.receivedOn === '' ? { receivedOn: 'received-on' } : {}) }) };
    case 'appointment':
      return { ...(Number.isNaN(momentOf(form).getTime()) ? { date: 'moment' } : {}), ...(blank(form.place) ? { place: 'place' } : {}) };
    case 'refer':
      return { ...(blank(form.to) ? { to: 'to' } : {}), ...(blank(form.message) ? { message: 'message' } : {}) };
    case 'cannotAccept':
      return { ...(form.reason === '' ? { reason: 'reason' } : {}), ...(blank(form.message) ? { message: 'message' } : {}) };
  }
}

/** The hour is Chinese time, as everywhere at the workbench. */
export function momentOf({ date, time }: Pick<TriageForm, 'date' | 'time'>): Date {
  return new Date(`${date}T${time}:00+08:00`);
}

/** The decision as it is sent. `why` stands for the reason of the complexity when the suggestion was followed. */
export function requestOf(form: TriageForm, why: string): object {
  const message = form.message.trim();
  const optional = message === '' ? {} : { message };
  switch (form.outcome) {
    case 'accept':
      return { outcome: 'accept', kind: form.kind, complexity: form.complexity, complexityReason: (form.complexityReason.trim() || why).slice(0, 500), organizationId: form.organizationId, ...(form.regime === '' ? {} : { regime: form.regime }), ...(form.regime === 'courtEntrusted' ? { entrustment: { kind: form.entrustment, courtId: form.courtId, receivedOn: form.receivedOn } } : {}), ...optional };
    case 'appointment':
      return { outcome: 'appointment', at: momentOf(form).toISOString(), place: form.place.trim(), ...optional };
    case 'refer':
      return { outcome: 'refer', to: form.to.trim(), message };
    case 'cannotAccept':
      return { outcome: 'cannotAccept', reason: form.reason, message };
    default:
      return { outcome: 'answer', message };
  }
}

