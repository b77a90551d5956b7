import { met, unmet, type Policy, type Source } from '../policy/policy.js';
import type { Candidate, MatchCase } from './match-facts.js';

export interface MatchFacts {
  readonly matchCase: MatchCase;
  readonly candidate: Candidate;
}

/** From this many cases with the same company in twelve months on, a mediator is its regular and not asked again. */
export const REPEAT_PLAYER_LIMIT = 3;

const APPLIED_IN = 'matching: who may not be asked';
const HOUSE_RULE: Source = { law: 'portal', article: 'house rule' };

/** A dismissed or suspended mediator mediates nothing (RMTJ 15). */
export const inOffice: Policy<MatchFacts> = {
  id: 'matching.in-office',
  summary: { zh: '在聘的调解员', en: 'The expert is in office' },
  sources: [{ law: 'RMTJ', article: '14, 15' }],
  appliedIn: APPLIED_IN,
  judge: ({ candidate }) => (candidate.inOffice ? met : unmet('matching.not-in-office')),
};

/** Nobody mediates his own case, nor that of somebody he acts for. */
export const notAParty: Policy<MatchFacts> = {
  id: 'matching.not-a-party',
  summary: { zh: '不是这件事的当事人或代理人', en: 'The expert is no party or agent of the case' },
  sources: [{ law: 'ZXTJ', article: '13' }, { law: 'TYTJ', article: '15' }],
  appliedIn: APPLIED_IN,
  judge: ({ matchCase, candidate }) => (matchCase.partyIds.includes(candidate.id) ? unmet('matching.is-party') : met),
};

/** Relative, interest or another relation: only if everybody knows and agrees. */
export const noConflict: Policy<MatchFacts> = {
  id: 'matching.no-conflict',
  summary: { zh: '与当事人没有亲属、利害或其他关系，双方都知道并同意的除外', en: 'No kinship, interest or other relation, unless all parties know and agree' },
  sources: [{ law: 'ZXTJ', article: '13' }, { law: 'TYTJ', article: '15' }],
  appliedIn: APPLIED_IN,
  judge: ({ candidate }) => {
    const relation = candidate.relations[0];
    if (relation === undefined || candidate.relationsAccepted === true) return met;
    return unmet(CONFLICT_CODES[relation]);
  },
};

const CONFLICT_CODES = { partyOrCloseRelative: 'matching.conflict-relative', interest: 'matching.conflict-interest', other: 'matching.conflict-other' } as const;

/** Who has left this case, or was refused by a side, is not asked again. */
export const notGoneBefore: Policy<MatchFacts> = {
  id: 'matching.not-gone-before',
  summary: { zh: '没有在这件事里回避、被换掉或推辞过', en: 'The expert has not withdrawn, been replaced or declined in this case' },
  sources: [{ law: 'ZXTJ', article: '12, 14' }, { law: 'TYTJ', article: '15, 16' }, { law: 'RMTJ', article: '23' }],
  appliedIn: APPLIED_IN,
  judge: ({ candidate }) => (candidate.before === undefined ? met : unmet(BEFORE_CODES[candidate.before])),
};

const BEFORE_CODES = { withdrew: 'matching.withdrew', struck: 'matching.struck', declined: 'matching.declined' } as const;

/** Outside a checked field nobody is appointed, however near and free. */
export const qualified: Policy<MatchFacts> = {
  id: 'matching.qualified',
  summary: { zh: '有这个专业，资质已核验', en: 'The field is theirs, and the qualification has been checked' },
  sources: [{ law: 'RMTJ', article: '14' }, HOUSE_RULE],
  appliedIn: APPLIED_IN,
  judge: ({ matchCase: { specialty }, candidate }) => {
    if (!candidate.specialties.includes(specialty)) return unmet('matching.not-in-field', { specialty });
    return candidate.provenSpecialties.includes(specialty) ? met : unmet('matching.qualification-unproved', { specialty });
  },
};

/** Training that ends today is still valid today. */
export const trained: Policy<MatchFacts> = {
  id: 'matching.trained',
  summary: { zh: '培训没有过期', en: 'The training has not expired' },
  sources: [{ law: 'RMTJ', article: '14' }, HOUSE_RULE],
  appliedIn: APPLIED_IN,
  judge: ({ matchCase, candidate }) => {
    const until = candidate.trainingValidUntil;
    if (until === undefined) return unmet('matching.training-missing');
    return until < matchCase.today ? unmet('matching.training-expired', { until }) : met;
  },
};

/** The limit protects the parties' time, not only the mediator's. */
export const underLoadLimit: Policy<MatchFacts> = {
  id: 'matching.under-load-limit',
  summary: { zh: '手上的案子没有满', en: 'The load limit is not reached' },
  sources: [HOUSE_RULE],
  appliedIn: APPLIED_IN,
  judge: ({ candidate: { openCases, loadLimit } }) => (openCases < loadLimit ? met : unmet('matching.load-full', { open: openCases, limit: loadLimit })),
};

/** Away today means: cannot contact the other side within three working days (ZXTJ 15). */
export const present: Policy<MatchFacts> = {
  id: 'matching.present',
  summary: { zh: '没有请假', en: 'The expert is not away' },
  sources: [{ law: 'ZXTJ', article: '12, 15' }],
  appliedIn: APPLIED_IN,
  judge: ({ matchCase, candidate }) => (candidate.awayUntil === undefined || candidate.awayUntil < matchCase.today ? met : unmet('matching.away', { until: candidate.awayUntil })),
};

/** One mediator and one company again and again: neither side should wonder why. */
export const noRepeatPlayer: Policy<MatchFacts> = {
  id: 'matching.no-repeat-player',
  summary: { zh: '一年内没有多次调解同一家公司的事', en: 'Not again and again with the same company within a year' },
  sources: [{ law: 'TYTJ', article: '15' }, HOUSE_RULE],
  appliedIn: APPLIED_IN,
  judge: ({ candidate: { casesWithSameCompany } }) =>
    casesWithSameCompany >= REPEAT_PLAYER_LIMIT ? unmet('matching.repeat-player', { cases: casesWithSameCompany, limit: REPEAT_PLAYER_LIMIT }) : met,
};

/** Who may not be asked, in the order in which a person is told. */
export const EXCLUSION_POLICIES: readonly Policy<MatchFacts>[] = [inOffice, notAParty, noConflict, notGoneBefore, qualified, trained, underLoadLimit, present, noRepeatPlayer];
