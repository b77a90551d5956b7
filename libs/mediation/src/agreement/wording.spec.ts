import { describe, expect, it } from '@jest/globals';
import { fen } from '../money/money.js';
import { localDate } from '../time/local-date.js';
import type { AgreementDraft } from './draft.js';
import { wordClauses } from './wording.js';

const draft: AgreementDraft = {
  parties: [
    { id: 'a', side: 'applicant', kind: 'person', name: '王芸' },
    { id: 'b', side: 'respondent', kind: 'organization', name: '禾香小馆' },
  ],
  facts: '',
  claims: [],
  copies: 3,
  clauses: [
    { id: '1', kind: 'payment', payerId: 'b', payeeId: 'a', amountFen: fen(45_000), purpose: '工资', manner: 'wechat', dueDate: localDate('2026-03-18') },
    { id: '2', kind: 'payment', payerId: 'b', payeeId: 'a', amountFen: fen(30_000), manner: 'cash', instalments: [{ n: 1, dueDate: localDate('2026-04-01'), amountFen: fen(10_000) }, { n: 2, dueDate: localDate('2026-05-01'), amountFen: fen(20_000) }] },
    { id: '3', kind: 'oneOffSettlement', exceptClaimIds: [] },
    { id: '4', kind: 'payment', payerId: 'b' },
  ],
};

describe('the words of the clauses', () => {
  const words = wordClauses(draft, 'zh');
  it('name who pays whom, how much in figures and capitals, by when and how', () =>
    expect(words[0]).toBe('禾香小馆于2026年3月18日前向王芸支付工资人民币450.00元（大写：肆佰伍拾元整），付款方式：微信转账。'));
  it('list every instalment', () => expect(words[1]).toContain('分2期：第1期2026年4月1日前付100.00元，第2期2026年5月1日前付200.00元'));
  it('leave a visible gap where something is missing, never a guess', () => expect(words[3]).toContain('____'));
  it('have as many English sentences as Chinese ones', () => expect(wordClauses(draft, 'en')).toHaveLength(words.length));
});
