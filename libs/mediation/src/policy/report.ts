import { AGREEMENT_RULES } from '../agreement/check-agreement.js';
import { CALCULATOR_RULES } from '../calculators/calculator-rules.js';
import { ENFORCEMENT_COURT_REASONS, ENFORCEMENT_POLICIES, OBJECTION_POLICIES } from '../confirmation/after-ruling.js';
import { REAPPLY_POLICIES } from '../confirmation/after-decision.js';
import { EXTENSION_POLICIES } from '../confirmation/extending.js';
import { COURT_REASONS } from '../confirmation/courts.js';
import { FILING_POLICIES } from '../confirmation/filing-policies.js';
import { REVIEW_POLICIES } from '../confirmation/review-policies.js';
import { ENFORCEABLE_WAYS } from '../confirmation/ways.js';
import { CLOCK_EVENTS, type ClockRule } from '../deadlines/clock-rule.js';
import { ALL_CLOCKS } from '../deadlines/clocks.js';
import { MORE_TIME_POLICIES } from '../deadlines/more-time.js';
import { NAMED_DAY_POLICIES } from '../deadlines/running-times.js';
import { BUNDLE_POLICIES, PARTICIPANT_POLICIES } from '../lifecycle/conduct.js';
import { ORAL_POLICIES } from '../lifecycle/oral-agreement.js';
import { MOVES, type Move } from '../lifecycle/moves.js';
import { OPENING_REGIME_POLICIES } from '../lifecycle/opening-regime.js';
import { RETENTION_GROUNDS } from '../lifecycle/dossier-retention.js';
import { FEE_POLICIES, REGIME_PROFILES } from '../lifecycle/regimes.js';
import { ENDING_NAMED_BY, ENDING_POLICIES } from '../lifecycle/endings.js';
import { TERMINATION_REASONS, type TerminationReason } from '../lifecycle/terminations.js';
import { WAYS_OUT } from '../lifecycle/ways-out.js';
import { MATCHING_RULES } from '../matching/rank.js';
import { OPENNESS_POLICIES } from '../lifecycle/openness.js';
import { RISK_POLICIES } from '../lifecycle/risk.js';
import { SUSPENSION_POLICIES } from '../lifecycle/suspension.js';
import { AGENT_POLICIES } from '../parties/agents.js';
import { CAPACITY_POLICIES, GUARDIAN_POLICIES } from '../parties/capacity.js';
import { COMPARISON_POLICIES, IDENTITY_POLICIES } from '../parties/identity.js';
import { COMMITTEE_POLICIES } from '../parties/committee-register.js';
import { DISCLOSURE_POLICIES, LATER_PART_POLICIES } from '../parties/mediator-independence.js';
import { GROUP_POLICIES } from '../parties/representatives.js';
import { SIGNING_POLICIES } from '../parties/signing.js';
import { CLOSING_POLICIES, DATA_REQUESTS } from '../privacy/own-data.js';
import { NEVER, PURPOSES } from '../privacy/purposes.js';
import { RETENTION, RETENTION_SOURCES } from '../privacy/retention.js';
import { ROUTING_RULES } from '../routing/level.js';
import { TABLE_POLICIES } from '../sheet/both-sides.js';
import { section, type DescribedRule, type RuleEntry, type RuleSection } from './rule-entry.js';

/** `applyForConfirmation` → `apply-for-confirmation`: ids of rules are dotted and lower case. */
function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const moves: readonly DescribedRule[] = Object.entries(MOVES).map(([name, move]: [string, Move]) => ({
  id: `move.${dashed(name)}`,
  summary: move.summary,
  sources: move.sources,
  appliedIn: `cases: ${move.from.join(', ')} → ${move.to}; by ${move.by.join(', ')}`,
}));

const endings: readonly DescribedRule[] = Object.entries(TERMINATION_REASONS).map(([name, summary]) => ({ id: `ending.${dashed(name)}`, summary, sources: [{ law: 'ZXTJ', article: '25' }], appliedIn: `cases: ending a mediation; named by ${ENDING_NAMED_BY[name as TerminationReason].join(', ')}` }));

const exits: readonly DescribedRule[] = Object.entries(WAYS_OUT).map(([name, { zh, en, sources }]) => ({ id: `way-out.${dashed(name)}`, summary: { zh, en }, sources, appliedIn: 'cases: every state' }));

const regimes: readonly DescribedRule[] = Object.entries(REGIME_PROFILES).map(([name, { name: summary, feeSources, effectSources, fee }]) => ({ id: `regime.${dashed(name)}`, summary, sources: [...feeSources, ...effectSources], appliedIn: `cases: opening a case; fee: ${fee}` }));

const courtReasons: readonly DescribedRule[] = Object.entries(COURT_REASONS).map(([id, { zh, en, sources }]) => ({ id, summary: { zh, en }, sources, appliedIn: 'confirmation: choosing the court' }));

const enforcementCourtReasons: readonly DescribedRule[] = Object.entries(ENFORCEMENT_COURT_REASONS).map(([id, { zh, en, sources }]) => ({ id, summary: { zh, en }, sources, appliedIn: 'after confirmation: the courts that enforce' }));

const enforceableWays: readonly DescribedRule[] = Object.entries(ENFORCEABLE_WAYS).map(([name, { name: title, needs, sources }]) => ({
  id: `enforceable.${dashed(name)}`,
  summary: { zh: `${title.zh}：${needs.zh}`, en: `${title.en}: ${needs.en}` },
  sources,
  appliedIn: 'after the agreement: comparing the ways',
}));

const purposes: readonly DescribedRule[] = PURPOSES.map(({ id, purpose, data, sources }) => ({
  id,
  summary: { zh: `${purpose.zh}：${data.zh}`, en: `${purpose.en}: ${data.en}` },
  sources,
  appliedIn: 'privacy notice: what is used for what',
}));

const retention: readonly DescribedRule[] = Object.entries(RETENTION).map(([id, { what, days, reason }]) => ({
  id: `retention.${id}`,
  summary: { zh: `${what.zh}：${days}天。${reason.zh}`, en: `${what.en}: ${days} days. ${reason.en}` },
  sources: RETENTION_SOURCES,
  appliedIn: 'retention: every night',
}));

const dataRequests: readonly DescribedRule[] = Object.entries(DATA_REQUESTS).map(([name, { zh, en, sources }]) => ({ id: `own-data.${name}`, summary: { zh, en }, sources, appliedIn: 'own data: asking' }));

const UNITS = { calendarDay: 'days', workingDay: 'working days', month: 'months', year: 'years', hour: 'hours' } as const;

function clock(rule: ClockRule): DescribedRule {
  const { count, unit } = rule.length;
  const more = [rule.kind, rule.rollover ? 'rolls over' : '', rule.extendable ? `longer by ${rule.extendable.by}${rule.extendable.most === undefined ? '' : ` (at most ${rule.extendable.most})`}` : '', rule.pausable ? 'can be paused' : ''];
  return { id: rule.id, summary: rule.summary, sources: rule.sources, appliedIn: `${count} ${UNITS[unit]} from ${CLOCK_EVENTS[rule.starts].en}; ${more.filter((part) => part !== '').join('; ')}` };
}

/**
 * Every rule of the library, by section. A folder registers by adding one line here; the trees of the guided diagnosis are
 * their own door and are added by the script that writes docs/rules.md.
 */
export const RULE_SECTIONS: readonly RuleSection[] = [
  section({ zh: '案件怎么走', en: 'How a case moves' }, 'move', moves),
  section({ zh: '调解怎么结束', en: 'Endings of a mediation' }, 'way', endings),
  section({ zh: '谁能说哪一种结束', en: 'Who names which ending' }, 'policy', ENDING_POLICIES),
  section({ zh: '随时可以走的其他路', en: 'Ways out, open in every state' }, 'way', exits),
  section({ zh: '调解类型', en: 'Regimes' }, 'policy', [...regimes, ...OPENING_REGIME_POLICIES, ...FEE_POLICIES]),
  section({ zh: '受理和分流', en: 'Accepting and routing a filing' }, 'policy', ROUTING_RULES),
  section({ zh: '一起谈的人', en: 'Who joins a session' }, 'policy', PARTICIPANT_POLICIES),
  section({ zh: '公开还是不公开', en: 'Open or closed' }, 'policy', OPENNESS_POLICIES),
  section({ zh: '核对身份', en: 'Checking identity' }, 'policy', [...IDENTITY_POLICIES, ...COMPARISON_POLICIES]),
  section({ zh: '中止调解', en: 'Suspending a mediation' }, 'policy', SUSPENSION_POLICIES),
  section({ zh: '可能激化，或者要报告', en: 'Risks and reporting' }, 'policy', RISK_POLICIES),
  section({ zh: '一起算和出方案', en: 'Counting together and offers' }, 'policy', TABLE_POLICIES),
  section({ zh: '口头协议', en: 'Oral agreements' }, 'policy', ORAL_POLICIES),
  section({ zh: '卷宗保管期限', en: 'How long a dossier is kept' }, 'policy', RETENTION_GROUNDS),
  section({ zh: '行为能力和监护人', en: 'Capacity and guardians' }, 'policy', [...CAPACITY_POLICIES, ...GUARDIAN_POLICIES]),
  section({ zh: '代理人', en: 'Agents' }, 'policy', AGENT_POLICIES),
  section({ zh: '代表人', en: 'Representatives of a group' }, 'policy', GROUP_POLICIES),
  section({ zh: '人民调解委员会登记', en: 'Register of committees' }, 'policy', COMMITTEE_POLICIES),
  section({ zh: '挑调解员', en: 'Matching a mediator' }, 'policy', MATCHING_RULES),
  section({ zh: '调解员的披露和回避', en: 'Disclosure and withdrawal of mediators' }, 'policy', [...DISCLOSURE_POLICIES, ...LATER_PART_POLICIES]),
  section({ zh: '签名前检查协议', en: 'Check of the agreement before signing' }, 'check', AGREEMENT_RULES),
  section({ zh: '签名', en: 'Signing' }, 'policy', SIGNING_POLICIES),
  section({ zh: '去哪家法院确认', en: 'Courts that may confirm' }, 'policy', courtReasons),
  section({ zh: '交给法院的材料', en: 'What goes to the court' }, 'policy', BUNDLE_POLICIES),
  section({ zh: '申请和受理司法确认', en: 'Applying for confirmation and acceptance' }, 'policy', FILING_POLICIES),
  section({ zh: '法官审查', en: 'The judge’s review' }, 'policy', REVIEW_POLICIES),
  section({ zh: '延长审查期限', en: 'More time for the court' }, 'policy', EXTENSION_POLICIES),
  section({ zh: '法院有了结果以后再申请', en: 'Applying again after a decision' }, 'policy', REAPPLY_POLICIES),
  section({ zh: '异议和执行', en: 'Objection and enforcement' }, 'policy', [...OBJECTION_POLICIES, ...ENFORCEMENT_POLICIES, ...enforcementCourtReasons]),
  section({ zh: '让协议能强制执行的办法', en: 'Ways to make an agreement enforceable' }, 'way', enforceableWays),
  section({ zh: '计算', en: 'Calculators' }, 'calculator', CALCULATOR_RULES),
  section({ zh: '期限', en: 'Clocks' }, 'clock', ALL_CLOCKS.map(clock)),
  section({ zh: '延长期限', en: 'Lengthening clocks' }, 'policy', MORE_TIME_POLICIES),
  section({ zh: '继续在走的时间', en: 'Times that go on running' }, 'policy', NAMED_DAY_POLICIES),
  section({ zh: '个人信息用在哪里', en: 'What personal data is used for' }, 'policy', [...purposes, ...NEVER.map((never) => ({ ...never, appliedIn: 'everywhere' }))]),
  section({ zh: '保存多久', en: 'How long things are kept' }, 'policy', retention),
  section({ zh: '对自己信息的权利', en: 'Rights over own data' }, 'policy', [...dataRequests, ...CLOSING_POLICIES]),
];

/** Every rule as one list. */
export function allRules(): readonly RuleEntry[] {
  return RULE_SECTIONS.flatMap(({ rules }) => rules);
}

/** The rule behind an id, for the screen that shows the article of a refusal or a deadline. */
export function ruleById(id: string): RuleEntry | undefined {
  return BY_ID.get(id);
}

const BY_ID: ReadonlyMap<string, RuleEntry> = new Map(allRules().map((rule) => [rule.id, rule]));
