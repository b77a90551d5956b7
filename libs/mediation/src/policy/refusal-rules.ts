import type { Reason, Source } from './policy.js';

/** Where the article behind a refusal stands: in a rule of the report, or named here where the rule is a step of the procedure. */
export type RefusalBasis = { readonly ruleId: string } | { readonly sources: readonly Source[] };

const FREEZE: RefusalBasis = { ruleId: 'move.freeze-agreement' };
const CONFIRM: RefusalBasis = { ruleId: 'move.apply-for-confirmation' };
const FACTS: RefusalBasis = { sources: [{ law: 'ZXTJ', article: '18' }, { law: 'TYTJ', article: '22' }] };
const RECORD: RefusalBasis = { sources: [{ law: 'RMTJ', article: '27' }] };

/** Refusals of the API that rest on a norm. One that is not here is a matter of service or of typing, and has no article. */
export const REFUSAL_BASES: Readonly<Record<string, RefusalBasis>> = {
  'mediator.excluded': { ruleId: 'matching.no-conflict' },
  'mediator.not-offered': { ruleId: 'move.ask-mediator' },
  'mediator.choice-over': { ruleId: 'move.ask-mediator' },
  'mediator.not-in-pool': { ruleId: 'matching.qualified' },
  'mediator.parties-not-yet-asked': { ruleId: 'mediator.parties-agree-to-relation' },
  'mediator.relation-not-accepted': { ruleId: 'mediator.parties-agree-to-relation' },
  'mediator.not-yet-disclosed': { ruleId: 'mediator.discloses' },
  'mediator.change-asked': { ruleId: 'mediator.changed-on-request' },
  'appointment.nothing-to-disclose': { ruleId: 'mediator.discloses' },
  'appointment.already-answered': { ruleId: 'move.mediator-accepts' },
  'invitation.already-answered': { ruleId: 'move.other-side-accepts' },
  'invitation.sent-often-enough': { ruleId: 'move.terminate' },
  'party.is-other-side': { ruleId: 'agreement.signed-freely' },
  'ending.not-for-party': { ruleId: 'move.terminate' },
  'session.rights-not-read': { sources: [{ law: 'RMTJ', article: '23, 24' }, { law: 'ZXTJ', article: '17' }] },
  'suspension.not-now': { ruleId: 'suspension.mediation-under-way' },
  'suspension.clock-runs-on': { ruleId: 'suspension.clock-may-stop' },
  'session.not-open': { ruleId: 'move.open-session' },
  'session.case-over': { ruleId: 'move.terminate' },
  'minutes.private-talk': RECORD,
  'fact.confirmed-by-all': FACTS,
  'fact.already-confirmed': FACTS,
  'sheet.line-frozen': FACTS,
  'draft.not-now': FREEZE,
  'draft.session-not-open': FREEZE,
  'draft.blocked': FREEZE,
  'draft.not-all-agree': FREEZE,
  'agreement.already-frozen': FREEZE,
  'agreement.changed-meanwhile': { ruleId: 'signing.same-text' },
  'agreement.not-in-signing': FREEZE,
  'agreement.not-electronic': { ruleId: 'signing.no-e-sign-for-status' },
  'agreement.already-in-effect': { ruleId: 'move.take-effect' },
  'agreement.signed-with-pen': { ruleId: 'signing.e-sign-agreed' },
  'signing.read-every-page': { ruleId: 'signing.same-text' },
  'signing.answer-first': { ruleId: 'agreement.signed-freely' },
  'signing.name-differs': { ruleId: 'signing.identity-verified-again' },
  'seal.signatures-missing': { ruleId: 'move.take-effect' },
  'confirm.not-in-effect': { ruleId: 'confirm.agreement-in-effect' },
  'confirmation.not-now': CONFIRM,
  'confirmation.not-in-signing': CONFIRM,
  'confirmation.already-filed': CONFIRM,
  'confirmation.no-proof-yet': { ruleId: 'confirm.materials' },
  'confirmation.items-open': { ruleId: 'move.confirmation-decided' },
  'confirmation.already-decided': { ruleId: 'move.confirmation-decided' },
  'followup.not-the-mediator': { ruleId: 'mediator.no-later-part' },
  'closing.follow-up-first': { ruleId: 'move.close' },
  'closing.follow-up-not-due': { ruleId: 'move.close' },
  'obligation.already-confirmed': { ruleId: 'move.start-performance' },
  'obligation.not-late': { ruleId: 'move.start-performance' },
  'more-time.not-by-consent': { ruleId: 'more-time.clock-allows' },
  'more-time.clock-stopped': { ruleId: 'more-time.still-runs' },
  'more-time.day-passed': { ruleId: 'more-time.still-runs' },
  'more-time.bad-count': { ruleId: 'more-time.one-length-at-once' },
  'more-time.too-much': { ruleId: 'more-time.one-length-at-once' },
  'more-time.declined': { ruleId: 'more-time.all-agree' },
  'more-time.not-all-answered': { ruleId: 'more-time.all-agree' },
  'more-time.party-not-here': { ruleId: 'more-time.all-agree' },
  'register.own-proof': { ruleId: 'matching.qualified' },
};

/** The norm behind a refusal, or undefined when it rests on none. */
export function basisOfRefusal({ code, params }: Reason): RefusalBasis | undefined {
  if (code === 'case.move-not-possible' && typeof params?.['move'] === 'string') return { ruleId: `move.${params['move'].replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}` };
  return REFUSAL_BASES[code];
}
