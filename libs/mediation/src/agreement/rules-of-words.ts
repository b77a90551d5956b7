import type { Source } from '../policy/policy.js';
import { APPLIED_IN, type AgreementRule, type Found } from './finding.js';
import { COUNTABLE_TIME, DUTY, isForbidden, LATEST, LEFT_TO_LATER, OUTSIDER_PERFORMS, UNLAWFUL, VAGUE_AMOUNT, VAGUE_TIME, type UnlawfulWords } from './telling-words.js';

/** 尽快 is not a day. Beside a day of its own the word only disturbs; alone it leaves the court nothing to enforce. */
export const timesAreClear: AgreementRule = {
  id: 'agreement.time-clear',
  summary: { zh: '不用“尽快”“有钱再还”这样的时间', en: 'No “as soon as possible”, no “when there is money”' },
  sources: [{ law: 'CPLI', article: '358(5)' }],
  appliedIn: APPLIED_IN,
  find: ({ words }) => {
    const found: Found[] = [];
    for (const { clause, words: text, dated } of words) {
      const match = VAGUE_TIME.exec(text);
      if (match === null) continue;
      const harmless = dated || (clause.kind !== 'freeText' && clause.kind !== 'payment' && clause.kind !== 'act') || (LATEST.test(text) && COUNTABLE_TIME.test(text));
      found.push({ clauseId: clause.id, code: 'agreement.vague-time', params: { words: match[0] }, weight: harmless ? 'warns' : 'blocksSigning', ground: 'contentUnclear', mend: { code: 'agreement.mend.name-day' } });
    }
    return found;
  },
};

/** 适当补偿 is no amount, 另行协商 is no agreement. */
export const amountsAreClear: AgreementRule = {
  id: 'agreement.amount-clear',
  summary: { zh: '不用“适当”“左右”“另行协商”', en: 'No “appropriate”, no “about”, no “to be agreed”' },
  sources: [{ law: 'CPLI', article: '358(5)' }],
  appliedIn: APPLIED_IN,
  find: ({ words }) => {
    const found: Found[] = [];
    for (const { clause, words: text } of words) {
      const at = { clauseId: clause.id, ground: 'contentUnclear' } as const;
      const sized = clause.kind === 'payment' && clause.amountFen !== undefined;
      const vague = VAGUE_AMOUNT.exec(text);
      if (vague !== null) found.push({ ...at, code: 'agreement.vague-amount', params: { words: vague[0] }, weight: sized ? 'warns' : 'blocksSigning', mend: { code: 'agreement.mend.name-amount' } });
      const later = LEFT_TO_LATER.exec(text);
      if (later !== null) found.push({ ...at, code: 'agreement.left-to-later-talks', params: { words: later[0] }, weight: 'warns', mend: { code: 'agreement.mend.agree-now-or-leave-open' } });
    }
    return found;
  },
};

/** A duty in prose has no due date, no reminder and no ledger. */
export const dutiesAreClauses: AgreementRule = {
  id: 'agreement.duty-as-clause',
  summary: { zh: '要做的事写成付款、做事、交付的条款', en: 'What must be done stands in a clause with its day' },
  sources: [{ law: 'RMTJ', article: '29(3), 31' }],
  appliedIn: APPLIED_IN,
  find: ({ words }) => {
    const found: Found[] = [];
    for (const { clause, words: text } of words) {
      if (clause.kind === 'freeText' && DUTY.test(text) && !COUNTABLE_TIME.test(text))
        found.push({ clauseId: clause.id, code: 'agreement.obligation-in-words', weight: 'warns', ground: 'contentUnclear', mend: { code: 'agreement.mend.structure' } });
    }
    return found;
  },
};

/** An agreement binds those who sign it. */
export const outsidersAreNotBound: AgreementRule = {
  id: 'agreement.outsiders-not-bound',
  summary: { zh: '不给没有签字的人派义务', en: 'Nobody is bound who does not sign' },
  sources: [{ law: 'CC', article: '465, 523' }, { law: 'CPLI', article: '358(2)' }],
  appliedIn: APPLIED_IN,
  find: ({ words }) => {
    const found: Found[] = [];
    for (const { clause, words: text } of words) {
      const match = OUTSIDER_PERFORMS.exec(text);
      if (match !== null) found.push({ clauseId: clause.id, code: 'agreement.third-party-performs', params: { words: match[0] }, weight: 'warns', ground: 'rightsOfOthers', mend: { code: 'agreement.mend.add-as-party' } });
    }
    return found;
  },
};

/** What no agreement may contain: one rule for each kind, so that each can be read and checked alone. */
export const UNLAWFUL_CONTENT_RULES: readonly AgreementRule[] = UNLAWFUL.map(ruleOf);

function ruleOf(unlawful: UnlawfulWords): AgreementRule {
  const source: Source = { law: unlawful.law, article: unlawful.article };
  return {
    id: unlawful.code.replace('agreement.', 'agreement.no-'),
    summary: unlawful.summary,
    sources: [source, { law: 'RMTJ', article: '3(2)' }, { law: 'CPLI', article: unlawful.ground === 'publicMorals' ? '358(3)' : unlawful.ground === 'mandatoryLaw' ? '358(1)' : '358(2)' }],
    appliedIn: APPLIED_IN,
    find: ({ words }) => {
      const found: Found[] = [];
      for (const { clause, words: text } of words) {
        const match = unlawful.pattern.exec(text);
        if (match === null || (unlawful.lawfulWhenForbidden === true && isForbidden(text, match.index))) continue;
        found.push({ clauseId: clause.id, code: unlawful.code, params: { words: match[0] }, weight: 'blocksSigning', ground: unlawful.ground, mend: { code: unlawful.mend } });
      }
      return found;
    },
  };
}
