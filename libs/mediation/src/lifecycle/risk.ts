import { met, open, unmet, type Policy } from '../policy/policy.js';

/** What the mediator sees coming: the conflict may escalate, or a public-order or criminal case may come of it. */
export const RISK_KINDS = ['escalation', 'publicOrder', 'crime'] as const;
export type RiskKind = (typeof RISK_KINDS)[number];

/** Whom it was reported to. */
export const RISK_REPORTED_TO = ['call110', 'policeStation', 'womensFederation', 'department', 'other'] as const;
export type RiskReportedTo = (typeof RISK_REPORTED_TO)[number];

/** One record of one matter. It says what was seen or heard, never what kind of person somebody is. */
export interface RiskFacts {
  readonly kind: RiskKind;
  /** What is done so that it does not get worse; empty while nothing was named. */
  readonly measures: string;
  readonly reported: boolean;
}

const APPLIED_IN = 'cases: the mediator’s record of a risk';

const measuresAreTaken: Policy<RiskFacts> = {
  id: 'risk.measures-are-taken',
  summary: { zh: '纠纷可能激化的，写明采取了什么预防措施', en: 'Where a conflict may escalate, the record names what is done to prevent it' },
  sources: [{ law: 'RMTJ', article: '25' }],
  appliedIn: APPLIED_IN,
  judge: ({ kind, measures }) => (kind === 'escalation' && measures.trim() === '' ? unmet('risk.measures-missing') : met),
};

const reportedPromptly: Policy<RiskFacts> = {
  id: 'risk.reported-promptly',
  summary: { zh: '可能引起治安案件、刑事案件的，及时报告公安机关或者有关部门；没有报告之前一直亮着', en: 'What may become a public-order or criminal case is reported promptly to the police or the department; until then it stays lit' },
  sources: [{ law: 'RMTJ', article: '25' }],
  appliedIn: APPLIED_IN,
  judge: ({ kind, reported }) => (kind === 'escalation' || reported ? met : open('risk.still-to-report')),
};

/** What a record of a risk must say, and what it still waits for. Nothing here rates a person, and nothing is decided by it. */
export const RISK_POLICIES: readonly Policy<RiskFacts>[] = [measuresAreTaken, reportedPromptly];
