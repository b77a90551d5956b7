import { fen, formatYuan } from '../money/money.js';
import type { BothLanguages, Reason } from '../policy/policy.js';
import { addDays, addMonths } from '../time/local-date.js';
import { isObligation, sidesOf, type AgreementDraft, type ObligationClause, type PaymentClause } from './draft.js';
import { scheduleOf } from './instalments.js';

/*
 * Before signing each party says back what the agreement means. It tests the paper, not the person: a wrong answer
 * goes to the mediator, who asks whether the text or the memory is wrong. The answers are kept as a sign that the
 * agreement is voluntary (RMTJ 3(1), CPLI 358(4)). Both sides get the same questions.
 */

/** Questions and options by code, with their sentences; `{name}` marks a parameter. */
export const TEACH_BACK_TEXTS = {
  'teach-back.how-much': { zh: '{payer}一共付给{payee}多少？', en: 'How much does {payer} pay {payee} in all?' },
  'teach-back.who-does': { zh: '“{what}”由谁来做？', en: 'Who does this: “{what}”?' },
  'teach-back.who-refrains': { zh: '谁答应不再“{what}”？', en: 'Who promises not to do this: “{what}”?' },
  'teach-back.who-hands-over': { zh: '“{what}”由谁来交？', en: 'Who hands this over: “{what}”?' },
  'teach-back.who-apologises': { zh: '由谁道歉？', en: 'Who apologises?' },
  'teach-back.by-when': { zh: '最晚哪天做完？', en: 'What is the last day?' },
  'teach-back.last-part-by-when': { zh: '最后一期最晚哪天付？', en: 'What is the last day for the last instalment?' },
  'teach-back.what-if-not': { zh: '要是到时没做到呢？', en: 'What if it is not done in time?' },
  'teach-back.still-court': { zh: '签了以后有争议，还能去法院吗？', en: 'If there is a dispute after signing, may you still go to court?' },
  'teach-back.amount': { zh: '{amount}元', en: '{amount} yuan' },
  'teach-back.person': { zh: '{name}', en: '{name}' },
  'teach-back.day': { zh: '{date}', en: '{date}' },
  'teach-back.sue-or-enforce': { zh: '可以去起诉；法院确认过，能申请强制执行', en: 'You may sue; if a court has confirmed it, you may ask for enforcement' },
  'teach-back.whole-sum-due': { zh: '没付的要一次付清', en: 'All that is not yet paid falls due at once' },
  'teach-back.late-interest': { zh: '要加付逾期利息', en: 'Late interest is added' },
  'teach-back.penalty': { zh: '要加付违约金{amount}元', en: 'A penalty of {amount} yuan is added' },
  'teach-back.as-the-clause-says': { zh: '按协议写的违约办法办', en: 'What the agreement says about breach applies' },
  'teach-back.nothing-to-do': { zh: '只能算了', en: 'Nothing can be done' },
  'teach-back.take-it-yourself': { zh: '自己上门去拿', en: 'You go and take it yourself' },
  'teach-back.court-yes': { zh: '能，什么时候都能', en: 'Yes, at any time' },
  'teach-back.court-no': { zh: '不能，签了就不能去了', en: 'No, not after signing' },
  'teach-back.court-if-allowed': { zh: '要调解员同意才能去', en: 'Only if the mediator allows it' },
  'teach-back.tell-me': { zh: '说不上来，讲给我听', en: 'I cannot say, please explain' },
} as const satisfies Record<string, BothLanguages>;
export type TeachBackCode = keyof typeof TEACH_BACK_TEXTS;

export interface TeachBackOption {
  readonly code: TeachBackCode;
  readonly params?: Reason['params'];
}

export interface TeachBackQuestion {
  readonly code: TeachBackCode;
  readonly params?: Reason['params'];
  /** The clause to show when the answer differs. */
  readonly clauseId?: string;
  /** The last option is always “please explain”, which is never a mistake of the person. */
  readonly options: readonly TeachBackOption[];
  /** Index of the option that the text says. */
  readonly right: number;
}

/** Three or four questions made from the clauses: how much or who, by when, what if not, may you still go to court. */
export function teachBackQuestions(draft: AgreementDraft): readonly TeachBackQuestion[] {
  const main = mainObligation(draft);
  return [...(main === undefined ? [] : [...whatQuestion(draft, main), ...whenQuestion(main)]), whatIfNot(draft, main), stillCourt()];
}

/** What a party answered: one option index for each question, in order. */
export interface TeachBackResult {
  readonly understood: boolean;
  /** Questions to talk about again, by index: wrong, not answered, or “please explain”. */
  readonly again: readonly number[];
}

export function judgeTeachBack(questions: readonly TeachBackQuestion[], answers: readonly (number | undefined)[]): TeachBackResult {
  const again = questions.flatMap((question, i) => (answers[i] === question.right ? [] : [i]));
  return { understood: again.length === 0, again };
}

/** The largest payment still to be made; otherwise the first thing still to be done. */
function mainObligation(draft: AgreementDraft): ObligationClause | undefined {
  const ahead = draft.clauses.filter(isObligation).filter((clause) => clause.kind === 'refrain' || clause.alreadyDone !== true);
  let largest: PaymentClause | undefined;
  for (const clause of ahead) {
    if (clause.kind === 'payment' && (clause.amountFen ?? 0) > (largest?.amountFen ?? 0)) largest = clause;
  }
  return largest ?? ahead[0];
}

function whatQuestion(draft: AgreementDraft, clause: ObligationClause): readonly TeachBackQuestion[] {
  const name = (id: string | undefined): string => draft.parties.find((party) => party.id === id)?.name ?? '';
  const { by, to } = sidesOf(clause);
  if (clause.kind === 'payment') {
    const amount = clause.amountFen;
    if (amount === undefined) return [];
    const option = (value: number): TeachBackOption => ({ code: 'teach-back.amount', params: { amount: formatYuan(fen(value)) } });
    // Wrong amounts are near enough to be thought of and far enough not to be a slip of the eye.
    const first = clause.instalments?.[0]?.amountFen;
    const lower = first !== undefined && first !== amount ? first : Math.max(1, Math.floor(amount / 2));
    return [question('teach-back.how-much', clause.id, option(amount), [option(lower === amount ? amount * 3 : lower), option(amount * 2)], { payer: name(by), payee: name(to) })];
  }
  if (by === undefined || draft.parties.length < 2) return [];
  const others = draft.parties.filter((party) => party.id !== by).slice(0, 2);
  const option = (value: string): TeachBackOption => ({ code: 'teach-back.person', params: { name: value } });
  const wrong = others.map((party) => option(party.name));
  switch (clause.kind) {
    case 'apology':
      return [question('teach-back.who-apologises', clause.id, option(name(by)), wrong)];
    case 'refrain':
      return [question('teach-back.who-refrains', clause.id, option(name(by)), wrong, { what: clause.what ?? '' })];
    case 'handover':
      return [question('teach-back.who-hands-over', clause.id, option(name(by)), wrong, { what: clause.property?.description ?? '' })];
    case 'act':
      return [question('teach-back.who-does', clause.id, option(name(by)), wrong, { what: clause.what ?? '' })];
  }
}

function whenQuestion(clause: ObligationClause): readonly TeachBackQuestion[] {
  if (clause.kind === 'refrain') return [];
  const parts = clause.kind === 'payment' ? scheduleOf(clause) : [];
  const date = parts.at(-1)?.dueDate ?? clause.dueDate;
  if (date === undefined) return [];
  const option = (value: string): TeachBackOption => ({ code: 'teach-back.day', params: { date: value } });
  const code = parts.length > 1 ? 'teach-back.last-part-by-when' : 'teach-back.by-when';
  return [question(code, clause.id, option(date), [option(addDays(date, 7)), option(addMonths(date, 2))])];
}

function whatIfNot(draft: AgreementDraft, main: ObligationClause | undefined): TeachBackQuestion {
  const wrong: readonly TeachBackOption[] = [{ code: 'teach-back.nothing-to-do' }, { code: 'teach-back.take-it-yourself' }];
  for (const clause of draft.clauses) {
    if (clause.kind !== 'breach' || (clause.clauseIds.length > 0 && (main === undefined || !clause.clauseIds.includes(main.id)))) continue;
    switch (clause.remedy) {
      case 'wholeSumDue':
        return question('teach-back.what-if-not', clause.id, { code: 'teach-back.whole-sum-due' }, wrong);
      case 'lateInterest':
        return question('teach-back.what-if-not', clause.id, { code: 'teach-back.late-interest' }, wrong);
      case 'penalty':
        return question('teach-back.what-if-not', clause.id, clause.penaltyFen === undefined ? { code: 'teach-back.as-the-clause-says' } : { code: 'teach-back.penalty', params: { amount: formatYuan(clause.penaltyFen) } }, wrong);
      case 'other':
        return question('teach-back.what-if-not', clause.id, { code: 'teach-back.as-the-clause-says' }, wrong);
    }
  }
  return question('teach-back.what-if-not', undefined, { code: 'teach-back.sue-or-enforce' }, wrong);
}

/** Always yes: RMTJ 3(3), 32. */
function stillCourt(): TeachBackQuestion {
  return question('teach-back.still-court', undefined, { code: 'teach-back.court-yes' }, [{ code: 'teach-back.court-no' }, { code: 'teach-back.court-if-allowed' }]);
}

function question(code: TeachBackCode, clauseId: string | undefined, right: TeachBackOption, wrong: readonly TeachBackOption[], params?: Reason['params']): TeachBackQuestion {
  // The right answer must not always stand in the same place, yet the same text must always give the same page.
  const key = `${code}${clauseId ?? ''}${Object.values(right.params ?? {}).join()}`;
  let mix = 7;
  for (let i = 0; i < key.length; i++) mix = (mix * 31 + key.charCodeAt(i)) % 65_521;
  const place = mix % (wrong.length + 1);
  const options = [...wrong.slice(0, place), right, ...wrong.slice(place), { code: 'teach-back.tell-me' } as const];
  return { code, ...(params === undefined ? {} : { params }), ...(clauseId === undefined ? {} : { clauseId }), options, right: place };
}
