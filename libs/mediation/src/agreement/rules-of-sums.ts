import { fen, formatYuan } from '../money/money.js';
import { amountsGivenTwice, figuresIn } from './amounts-in-words.js';
import type { PaymentClause } from './draft.js';
import { APPLIED_IN, type AgreementRule, type Found } from './finding.js';
import { instalmentTotal, paymentTotal } from './instalments.js';

/** Instalments follow each other and come to the whole sum, to the fen. */
export const instalmentsAddUp: AgreementRule = {
  id: 'agreement.instalments-add-up',
  summary: { zh: '各期按先后排，加起来等于总数', en: 'Instalments are in order and come to the whole sum' },
  sources: [{ law: 'CPLI', article: '358(5)' }],
  appliedIn: APPLIED_IN,
  find: ({ draft }) => {
    const found: Found[] = [];
    for (const clause of draft.clauses) {
      if (clause.kind !== 'payment' || clause.instalments === undefined || clause.instalments.length === 0) continue;
      const at = { clauseId: clause.id, weight: 'blocksSigning', ground: 'contentUnclear' } as const;
      let before: PaymentClause['dueDate'];
      let sound = true;
      clause.instalments.forEach((part, i) => {
        if (part.n !== i + 1 || (before !== undefined && part.dueDate <= before))
          found.push({ ...at, code: 'agreement.instalments-order', params: { n: i + 1 }, mend: { code: 'agreement.mend.order-instalments' } });
        if (!Number.isSafeInteger(part.amountFen) || part.amountFen <= 0) {
          sound = false;
          found.push({ ...at, code: 'agreement.instalment-amount', params: { n: i + 1 }, mend: { code: 'agreement.mend.enter-amount' } });
        }
        before = part.dueDate;
      });
      if (!sound || clause.amountFen === undefined) continue;
      const sum = instalmentTotal(clause.instalments);
      if (sum === clause.amountFen) continue;
      found.push({
        ...at,
        code: 'agreement.instalments-sum',
        params: { sum: formatYuan(sum), stated: formatYuan(clause.amountFen) },
        mend: { code: 'agreement.mend.adjust-last-instalment', params: { difference: formatYuan(fen(clause.amountFen - sum)) } },
      });
    }
    return found;
  },
};

/** The total that the text names is what the clauses come to. */
export const totalAgrees: AgreementRule = {
  id: 'agreement.total-agrees',
  summary: { zh: '写的总数等于各条之和', en: 'The total named is the sum of the clauses' },
  sources: [{ law: 'CPLI', article: '358(5)' }],
  appliedIn: APPLIED_IN,
  find: ({ draft }) => {
    if (draft.statedTotalFen === undefined) return [];
    const sum = paymentTotal(draft);
    if (sum === draft.statedTotalFen) return [];
    return [
      {
        code: 'agreement.total-differs',
        params: { sum: formatYuan(sum), stated: formatYuan(draft.statedTotalFen) },
        weight: 'blocksSigning',
        ground: 'contentUnclear',
        mend: { code: 'agreement.mend.ask-which-amount' },
      },
    ];
  },
};

/** Figures and capitals in the mediator's own words say the same; figures beside a payment are figures of that payment. */
export const figuresAgree: AgreementRule = {
  id: 'agreement.figures-agree',
  summary: { zh: '大写和小写一样，文字里的数和条款一样', en: 'Capitals and figures say the same, and so do the words' },
  sources: [{ law: 'CPLI', article: '358(5)' }],
  appliedIn: APPLIED_IN,
  find: ({ words, draft }) => {
    const found: Found[] = [];
    const mend = { code: 'agreement.mend.ask-which-amount' } as const;
    for (const { figures, capitals } of amountsGivenTwice(draft.facts.normalize('NFKC'))) {
      if (figures !== capitals)
        found.push({ code: 'agreement.capitals-differ', params: { figures: formatYuan(figures), capitals: formatYuan(capitals) }, weight: 'blocksSigning', ground: 'contentUnclear', mend });
    }
    for (const { clause, words: text } of words) {
      const at = { clauseId: clause.id, ground: 'contentUnclear', mend } as const;
      for (const { figures, capitals } of amountsGivenTwice(text)) {
        if (figures !== capitals)
          found.push({ ...at, code: 'agreement.capitals-differ', params: { figures: formatYuan(figures), capitals: formatYuan(capitals) }, weight: 'blocksSigning' });
      }
      if (clause.kind !== 'payment' || clause.amountFen === undefined) continue;
      const known = amountsOf(clause, draft.statedTotalFen);
      for (const figure of figuresIn(text)) {
        if (!known.has(figure)) found.push({ ...at, code: 'agreement.figure-differs', params: { figures: formatYuan(figure) }, weight: 'warns' });
      }
    }
    return found;
  },
};

function amountsOf(clause: PaymentClause, total: number | undefined): ReadonlySet<number> {
  const parts = (clause.instalments ?? []).map((part) => part.amountFen as number);
  const whole = clause.amountFen ?? 0;
  const first = parts[0] ?? 0;
  return new Set([whole, ...parts, whole - first, ...(total === undefined ? [] : [total])]);
}

/** With instalments it must be said what follows when one is late: otherwise each late part is a dispute of its own. */
export const latenessHasAnAnswer: AgreementRule = {
  id: 'agreement.lateness-answered',
  summary: { zh: '分期付的，写明晚了怎么办', en: 'Where a sum is paid in parts, it says what happens when one is late' },
  sources: [{ law: 'CC', article: '585, 634' }],
  appliedIn: APPLIED_IN,
  find: ({ draft }) => {
    const covered = draft.clauses.flatMap((clause) => (clause.kind === 'breach' ? [clause] : []));
    const found: Found[] = [];
    for (const clause of draft.clauses) {
      if (clause.kind !== 'payment' || (clause.instalments?.length ?? 0) < 2) continue;
      if (covered.some((breach) => breach.clauseIds.length === 0 || breach.clauseIds.includes(clause.id))) continue;
      found.push({ clauseId: clause.id, code: 'agreement.breach-missing', weight: 'warns', ground: 'contentUnclear', mend: { code: 'agreement.mend.add-breach' } });
    }
    return found;
  },
};
