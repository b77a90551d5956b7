import { isObligation, type AgreementDraft } from '../agreement/draft.js';
import type { Finding } from '../agreement/finding.js';
import { formatYuan, fen } from '../money/money.js';
import { refused, done, type Outcome } from '../policy/refusal.js';
import { met, open, unmet, type Policy } from '../policy/policy.js';
import { addDays, type LocalDate } from '../time/local-date.js';
import type { Complexity } from '../vocabulary/dispute-kinds.js';

/** What decides whether an oral agreement is enough. */
export interface OralFacts {
  /** Every party said that no written agreement is needed. Absent = not yet asked; false = a party asked for writing. */
  readonly allContentWithOral?: boolean | undefined;
  /** Everything is done, or done today. */
  readonly performedAtOnce: boolean;
  /** Everything with a day is done within `ORAL_WITHIN_DAYS`, nothing in instalments. */
  readonly soonDone: boolean;
  readonly amountFen: number;
  /** Major or complex by the complexity set for the case. */
  readonly majorOrComplex: boolean;
  /** The region wants writing for what is not performed at once or is major (NB 24). */
  readonly regionWantsWriting: boolean;
  /** Personal status, succession, title, intellectual property: what the law keeps on paper. */
  readonly needsPaper: boolean;
  /** The parties already want a court to confirm it. */
  readonly confirmationWanted: boolean;
  /** Places in the content at which the check before signing would stop a written agreement. */
  readonly unclear: number;
  /** The mediator has written the content into the record. */
  readonly recorded: boolean;
}

/** Not a figure of the law: this portal's own caution. More than this is put in writing. */
export const ORAL_MOST_FEN = fen(10_000_00);
/** Not a figure of the law either: what takes longer is easily forgotten or disputed, and is put in writing. */
export const ORAL_WITHIN_DAYS = 7;

const APPLIED_IN = 'closing: oral agreement';

const oralWanted: Policy<OralFacts> = {
  id: 'oral.all-content',
  summary: { zh: '各方都说不用写协议书，才可以口头达成', en: 'An oral agreement only when every party needs none in writing' },
  sources: [{ law: 'RMTJ', article: '28' }],
  appliedIn: APPLIED_IN,
  judge: ({ allContentWithOral }) => (allContentWithOral === undefined ? open('oral.not-asked') : allContentWithOral ? met : unmet('oral.writing-asked-for')),
};

const matterAllows: Policy<OralFacts> = {
  id: 'oral.matter-allows',
  summary: { zh: '婚姻、收养、继承，房屋、土地权属和知识产权的事，要写协议书', en: 'Status, succession, title and intellectual property are put in writing' },
  sources: [{ law: 'ESL', article: '3' }, { law: 'CPLI', article: '355' }],
  appliedIn: APPLIED_IN,
  judge: ({ needsPaper }) => (needsPaper ? unmet('oral.needs-paper') : met),
};

const notMajor: Policy<OralFacts> = {
  id: 'oral.simple',
  summary: { zh: '简单的事才口头达成；重大、复杂的，写协议书', en: 'Only a simple matter; what is major or complex is put in writing' },
  sources: [{ law: 'RMTJ', article: '28' }, { law: 'NB', article: '24' }],
  appliedIn: APPLIED_IN,
  judge: ({ majorOrComplex }) => (majorOrComplex ? unmet('oral.major-or-complex') : met),
};

const small: Policy<OralFacts> = {
  id: 'oral.small',
  summary: { zh: '金额不大才口头达成：不超过一万元（平台自己的稳妥做法，不是法律规定的数）', en: 'Only a small sum: at most 10,000 yuan (this portal’s own caution, not a figure of the law)' },
  sources: [{ law: 'RMTJ', article: '28' }],
  appliedIn: APPLIED_IN,
  judge: ({ amountFen }) => (amountFen > ORAL_MOST_FEN ? unmet('oral.too-much', { most: formatYuan(ORAL_MOST_FEN) }) : met),
};

const soonDone: Policy<OralFacts> = {
  id: 'oral.soon-done',
  summary: { zh: '当场或七天里做完、不分期的，才口头达成（平台自己的稳妥做法）', en: 'Only what is done at once or within seven days, not in parts (this portal’s own caution)' },
  sources: [{ law: 'RMTJ', article: '28' }],
  appliedIn: APPLIED_IN,
  judge: (facts) => (facts.soonDone ? met : unmet('oral.takes-longer', { days: ORAL_WITHIN_DAYS })),
};

const regionAllows: Policy<OralFacts> = {
  id: 'oral.region-allows',
  summary: { zh: '当地规定：不能当场履行的，或者重大复杂的，要写协议书', en: 'Where the region says so: what is not performed at once, or is major, is put in writing' },
  sources: [{ law: 'NB', article: '24' }],
  appliedIn: APPLIED_IN,
  judge: ({ regionWantsWriting, performedAtOnce, majorOrComplex }) => (regionWantsWriting && (!performedAtOnce || majorOrComplex) ? unmet('oral.region-wants-writing') : met),
};

const noConfirmation: Policy<OralFacts> = {
  id: 'oral.no-confirmation',
  summary: { zh: '要请法院确认的，写协议书：申请时要交协议书', en: 'Whoever wants a court to confirm it puts it in writing: the agreement is handed in' },
  sources: [{ law: 'CPLI', article: '354' }],
  appliedIn: APPLIED_IN,
  judge: ({ confirmationWanted }) => (confirmationWanted ? unmet('oral.confirmation-wanted') : met),
};

const clearContent: Policy<OralFacts> = {
  id: 'oral.clear-content',
  summary: { zh: '内容要和书面的一样清楚、合法', en: 'The content is as clear and lawful as that of a written agreement' },
  sources: [{ law: 'RMTJ', article: '28, 29' }],
  appliedIn: APPLIED_IN,
  judge: ({ unclear }) => (unclear > 0 ? unmet('oral.unclear', { count: unclear }) : met),
};

const oralRecorded: Policy<OralFacts> = {
  id: 'oral.recorded',
  summary: { zh: '口头协议由调解员记下来，达成时生效', en: 'The mediator records an oral agreement; it takes effect when reached' },
  sources: [{ law: 'RMTJ', article: '28, 30' }],
  appliedIn: APPLIED_IN,
  judge: ({ recorded }) => (recorded ? met : unmet('oral.not-recorded')),
};

/** When a case may close with an oral agreement (L-16, L-22). */
export const ORAL_POLICIES: readonly Policy<OralFacts>[] = [oralWanted, matterAllows, notMajor, small, soonDone, regionAllows, noConfirmation, clearContent, oralRecorded];

/** What is known beside the draft. */
export interface OralCircumstances {
  readonly today: LocalDate;
  readonly complexity: Complexity | null;
  readonly findings: readonly Finding[];
  /** The kind of dispute excludes electronic signing (ESL 3): what is kept off screens is not left to memory either. */
  readonly paperKind: boolean;
  readonly regionWantsWriting: boolean;
  readonly allContentWithOral?: boolean | undefined;
}

/** Reads the facts of the oral mode from a draft. A draft without a clause is not a record. */
export function oralFactsOf(draft: AgreementDraft, { today, complexity, findings, paperKind, regionWantsWriting, allContentWithOral }: OralCircumstances): OralFacts {
  const ahead = draft.clauses.filter(isObligation).filter((clause) => clause.kind !== 'refrain' && clause.alreadyDone !== true);
  const days = ahead.flatMap((clause) => (clause.kind !== 'refrain' && clause.dueDate ? [clause.dueDate] : []));
  const inParts = ahead.some((clause) => clause.kind === 'payment' && (clause.instalments?.length ?? 0) > 1);
  const last = [...days].sort().at(-1);
  return {
    allContentWithOral,
    performedAtOnce: !inParts && (last === undefined || last <= today),
    soonDone: !inParts && (last === undefined || last <= addDays(today, ORAL_WITHIN_DAYS)),
    amountFen: draft.clauses.reduce((sum, clause) => sum + (clause.kind === 'payment' ? (clause.amountFen ?? 0) : 0), 0),
    majorOrComplex: complexity === 'high',
    regionWantsWriting,
    needsPaper: paperKind || findings.some(({ ground }) => ground === 'statusRelation' || ground === 'titleOrIp'),
    confirmationWanted: draft.clauses.some((clause) => clause.kind === 'jointConfirmation'),
    // The written form asks for addresses and the like; the register of oral agreements lives without.
    unclear: findings.filter(({ weight, ground }) => weight === 'blocksSigning' && ground !== 'formIncomplete').length,
    recorded: draft.clauses.length > 0,
  };
}

/** The draft as it is recorded orally: consent to electronic signing has no place where nobody signs. */
export function oralDraftOf(draft: AgreementDraft): AgreementDraft {
  return { ...draft, clauses: draft.clauses.filter((clause) => clause.kind !== 'eSignature') };
}

/** In effect when reached (RMTJ 30): with the last party's word. Refused while one has not spoken. */
export function effectOfOral(confirmedAt: readonly (Date | undefined)[]): Outcome<Date> {
  const said = confirmedAt.filter((at) => at !== undefined);
  if (confirmedAt.length < 2) return refused('effect.fewer-than-two-parties');
  if (said.length < confirmedAt.length) return refused('effect.party-word-missing', { missing: confirmedAt.length - said.length });
  return done(new Date(Math.max(...said.map((at) => at.getTime()))));
}
