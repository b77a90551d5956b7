import type { GroundCode } from '../agreement/grounds.js';
import { met, open, unmet, type Policy, type Verdict } from '../policy/policy.js';
import type { ConfirmationFacts } from './confirmation-facts.js';
import { onText } from './text-findings.js';

const APPLIED_IN = 'confirmation: the judge’s review';
type Rule = Policy<ConfirmationFacts>;

/** Software finds signs; whether the law is broken only a judge sees. So without signs the answer is a question, never "met". */
function forTheJudge(facts: ConfirmationFacts, ground: GroundCode, code: string): Verdict {
  return onText(facts, ground, code) ?? open('confirm.judge-looks');
}

const mandatoryLaw: Rule = {
  id: 'confirm.mandatory-law',
  summary: { zh: '不违反法律强制性规定', en: 'Not against mandatory law' },
  sources: [{ law: 'CPLI', article: '358(1)' }],
  appliedIn: APPLIED_IN,
  judge: (facts) => forTheJudge(facts, 'mandatoryLaw', 'confirm.against-mandatory-law'),
};

const rightsOfOthers: Rule = {
  id: 'confirm.rights-of-others',
  summary: { zh: '不损害国家、社会公共利益和他人合法权益', en: 'Harms neither the public nor the rights of others' },
  sources: [{ law: 'CPLI', article: '358(2)' }],
  appliedIn: APPLIED_IN,
  judge: (facts) => forTheJudge(facts, 'rightsOfOthers', 'confirm.harms-others'),
};

const publicMorals: Rule = {
  id: 'confirm.public-morals',
  summary: { zh: '不违背公序良俗', en: 'Not against public order and good morals' },
  sources: [{ law: 'CPLI', article: '358(3)' }],
  appliedIn: APPLIED_IN,
  judge: (facts) => forTheJudge(facts, 'publicMorals', 'confirm.against-public-morals'),
};

const voluntary: Rule = {
  id: 'confirm.voluntary',
  summary: { zh: '各方自愿，明白协议的内容', en: 'All parties agreed freely and understood the clauses' },
  sources: [{ law: 'CPLI', article: '358(4)' }],
  appliedIn: APPLIED_IN,
  judge: (facts) => {
    if (facts.voluntary.pressureReported === true) return unmet('confirm.pressure-reported');
    return onText(facts, 'notVoluntary', 'confirm.not-voluntary') ?? (facts.voluntary.teachBackPassed === true ? met : open('confirm.ask-whether-voluntary'));
  },
};

const clear: Rule = {
  id: 'confirm.content-clear',
  summary: { zh: '内容明确，能够执行', en: 'The content is clear enough to enforce' },
  sources: [{ law: 'CPLI', article: '358(5)' }],
  appliedIn: APPLIED_IN,
  judge: (facts) => onText(facts, 'contentUnclear', 'confirm.content-unclear') ?? met,
};

const nothingElse: Rule = {
  id: 'confirm.nothing-else',
  summary: { zh: '没有其他不能进行司法确认的情形', en: 'Nothing else stands against confirmation' },
  sources: [{ law: 'CPLI', article: '358(6)' }],
  appliedIn: APPLIED_IN,
  judge: (facts) => onText(facts, 'adjudged', 'confirm.decided-already') ?? onText(facts, 'cannotConfirm', 'confirm.other-obstacle') ?? onText(facts, 'noCapacity', 'confirm.no-capacity') ?? onText(facts, 'noAuthority', 'confirm.no-authority') ?? met,
};

const notFalse: Rule = {
  id: 'confirm.no-false-mediation',
  summary: { zh: '没有恶意串通、捏造事实的虚假调解', en: 'No collusion and no invented facts' },
  sources: [{ law: 'CPL', article: '115, 116' }, { law: 'ZXTJ', article: '23' }],
  appliedIn: APPLIED_IN,
  judge: ({ falseMediationSuspected }) => (falseMediationSuspected === true ? open('confirm.false-mediation-suspected') : met),
};

/** What the judge reviews (L-40, L-47). An `unmet` here means: the application is refused with this ground. */
export const REVIEW_POLICIES: readonly Rule[] = [mandatoryLaw, rightsOfOthers, publicMorals, voluntary, clear, nothingElse, notFalse];
