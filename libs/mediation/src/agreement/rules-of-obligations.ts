import { formatYuan, MAX_FEN } from '../money/money.js';
import { addYears } from '../time/local-date.js';
import { sidesOf, type ObligationClause } from './draft.js';
import { isDone, type DraftView } from './draft-view.js';
import { APPLIED_IN, type AgreementRule, type Found } from './finding.js';
import { isBlank } from './rules-of-parties.js';

/** An agreement in which nobody does anything can only be one in which every claim is given up. */
export const somethingIsAgreed: AgreementRule = {
  id: 'agreement.something-agreed',
  summary: { zh: '写明谁做什么', en: 'Somebody has to do something' },
  sources: [{ law: 'RMTJ', article: '29(3)' }, { law: 'CPLI', article: '358(5)' }],
  appliedIn: APPLIED_IN,
  find: ({ draft, obligations }) => {
    if (obligations.length > 0 || (draft.claims.length > 0 && draft.claims.every((claim) => claim.outcome === 'waived'))) return [];
    return [{ code: 'agreement.nothing-agreed', weight: 'blocksSigning', ground: 'contentUnclear', mend: { code: 'agreement.mend.add-clause' } }];
  },
};

/** Whom to enforce against, and for whom, must be one of those who sign. */
export const everyoneIsNamed: AgreementRule = {
  id: 'agreement.who-and-to-whom',
  summary: { zh: '每条写明由谁、给谁，都是当事人', en: 'Every clause says who and to whom, and both are parties' },
  sources: [{ law: 'RMTJ', article: '29(3)' }, { law: 'CPLI', article: '358(5)' }, { law: 'CC', article: '465' }],
  appliedIn: APPLIED_IN,
  find: ({ obligations, parties }) => {
    const found: Found[] = [];
    for (const clause of obligations) {
      const { by, to } = sidesOf(clause);
      const at = { clauseId: clause.id, weight: 'blocksSigning', ground: 'contentUnclear' } as const;
      const mend = { code: 'agreement.mend.name-person' } as const;
      if (by === undefined) found.push({ ...at, code: 'agreement.who-missing', mend });
      if (to === undefined && clause.kind !== 'refrain' && clause.kind !== 'act') found.push({ ...at, code: 'agreement.to-whom-missing', mend });
      for (const id of [by, to]) {
        if (id !== undefined && !parties.has(id)) found.push({ ...at, code: 'agreement.not-a-party', ground: 'rightsOfOthers', mend: { code: 'agreement.mend.add-as-party' } });
      }
      if (by !== undefined && by === to) found.push({ ...at, code: 'agreement.same-person', mend });
    }
    return found;
  },
};

/** How much, what for, how: what a bank clerk and an enforcement judge need. */
export const paymentsAreComplete: AgreementRule = {
  id: 'agreement.payment-complete',
  summary: { zh: '付款写明金额、用途、方式', en: 'A payment says how much, what for and how' },
  sources: [{ law: 'RMTJ', article: '29(3)' }, { law: 'CPLI', article: '358(5)' }],
  appliedIn: APPLIED_IN,
  find: ({ draft }) => {
    const found: Found[] = [];
    for (const clause of draft.clauses) {
      if (clause.kind !== 'payment') continue;
      const at = { clauseId: clause.id, ground: 'contentUnclear' } as const;
      const { amountFen } = clause;
      if (amountFen === undefined) found.push({ ...at, code: 'agreement.amount-missing', weight: 'blocksSigning', mend: { code: 'agreement.mend.enter-amount' } });
      else if (!Number.isSafeInteger(amountFen) || amountFen <= 0 || amountFen > MAX_FEN)
        found.push({ ...at, code: 'agreement.amount-not-possible', params: { amount: formatYuan(amountFen) }, weight: 'blocksSigning', mend: { code: 'agreement.mend.enter-amount' } });
      if (isBlank(clause.purpose)) found.push({ ...at, code: 'agreement.purpose-missing', weight: 'warns', mend: { code: 'agreement.mend.say-purpose' } });
      if (clause.manner === undefined) found.push({ ...at, code: 'agreement.manner-missing', weight: 'blocksSigning', mend: { code: 'agreement.mend.say-manner' } });
      else if (clause.manner === 'bankTransfer' && isBlank(clause.accountTail))
        found.push({ ...at, code: 'agreement.account-missing', weight: 'warns', mend: { code: 'agreement.mend.say-manner' } });
    }
    return found;
  },
};

/** What is done or handed over must be recognisable by a stranger. */
export const actsAreComplete: AgreementRule = {
  id: 'agreement.act-complete',
  summary: { zh: '做的事、交的东西、地点写清楚', en: 'Acts and things handed over are described, with the place' },
  sources: [{ law: 'RMTJ', article: '29(3)' }, { law: 'CPLI', article: '358(5)' }],
  appliedIn: APPLIED_IN,
  find: ({ obligations }) => {
    const found: Found[] = [];
    for (const clause of obligations) {
      const at = { clauseId: clause.id, ground: 'contentUnclear', mend: { code: 'agreement.mend.say-what' } } as const;
      if (isNameless(clause)) found.push({ ...at, code: 'agreement.what-missing', weight: 'blocksSigning' });
      if (clause.kind === 'handover' && isBlank(clause.where)) found.push({ ...at, code: 'agreement.place-missing', weight: 'warns' });
      if (clause.kind === 'apology' && clause.manner === undefined)
        found.push({ ...at, code: 'agreement.manner-missing', weight: 'warns', mend: { code: 'agreement.mend.say-what' } });
    }
    return found;
  },
};

function isNameless(clause: ObligationClause): boolean {
  if (clause.kind === 'act' || clause.kind === 'refrain') return isBlank(clause.what);
  return clause.kind === 'handover' && isBlank(clause.property?.description);
}

/** Without a day nobody can say that somebody is late, and the two years for enforcement do not start (CPL 250). */
export const daysAreNamed: AgreementRule = {
  id: 'agreement.day-named',
  summary: { zh: '每件事写明最晚哪一天，这一天还没有过', en: 'Everything has a last day, and it is not over yet' },
  sources: [{ law: 'RMTJ', article: '29(3)' }, { law: 'CPLI', article: '358(5)' }, { law: 'CPL', article: '250' }],
  appliedIn: APPLIED_IN,
  find: (view) => {
    const found: Found[] = [];
    for (const clause of view.obligations) {
      if (clause.kind === 'refrain') {
        if (clause.from !== undefined && clause.until !== undefined && clause.until < clause.from)
          found.push({ clauseId: clause.id, code: 'agreement.period-reversed', weight: 'blocksSigning', ground: 'contentUnclear', mend: { code: 'agreement.mend.name-day' } });
        continue;
      }
      if (isDone(clause)) continue;
      if (clause.kind === 'payment' && (clause.instalments?.length ?? 0) > 0) {
        for (const part of clause.instalments ?? []) if (part.alreadyDone !== true) judgeDay(view, clause.id, part.dueDate, found);
        continue;
      }
      if (clause.dueDate === undefined)
        found.push({ clauseId: clause.id, code: 'agreement.due-date-missing', weight: 'blocksSigning', ground: 'contentUnclear', mend: { code: 'agreement.mend.name-day' } });
      else judgeDay(view, clause.id, clause.dueDate, found);
    }
    return found;
  },
};

function judgeDay(view: DraftView, clauseId: string, date: NonNullable<Extract<ObligationClause, { kind: 'act' }>['dueDate']>, found: Found[]): void {
  const { today } = view.facts;
  if (date < today)
    found.push({ clauseId, code: 'agreement.due-date-past', params: { date }, weight: 'blocksSigning', ground: 'contentUnclear', mend: { code: 'agreement.mend.later-day' } });
  else if (date > addYears(today, 10))
    found.push({ clauseId, code: 'agreement.due-date-far-off', params: { date }, weight: 'warns', ground: 'contentUnclear', mend: { code: 'agreement.mend.name-day' } });
}
