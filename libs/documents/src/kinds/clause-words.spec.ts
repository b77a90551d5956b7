import { describe, expect, it } from '@jest/globals';
import { fen, localDate, maySign, checkAgreement, type AgreementDraft, type Clause } from '@jiefen/mediation';
import { chen, instalments, lease, loan, noise, onWages, pay, traffic, wages, wang } from '../../../mediation/test/agreement-drafts.js';
import { draftInPrint } from './agreement-from-draft.js';
import { wordClause } from './clause-words.js';

const draft: AgreementDraft = wages();
const zh = (clause: Clause, context = draft) => wordClause(clause, context, 'zh');

describe('the words of a clause', () => {
  it('a payment names payer, payee, amount twice, manner and last day', () => {
    expect(zh(pay({ accountTail: '6217', manner: 'bankTransfer' }))).toBe(
      '乙方于 2026 年 3 月 18 日前（含当日）付给甲方3 月 14 日、15 日工资 450.00 元（大写：肆佰伍拾元整），以银行转账（账户后四位 6217）一次付清。',
    );
  });

  it('money handed over before signing is confirmed as received', () => {
    expect(zh(pay({ purpose: '工资', alreadyDone: true }))).toBe('乙方已经付给甲方工资 450.00 元（大写：肆佰伍拾元整），甲方确认收到。');
  });

  it.each([
    ['payee', pay({ payeeId: undefined }), 'payeeId'],
    ['amount', pay({ amountFen: undefined }), 'amountFen'],
    ['day', pay({ dueDate: undefined }), 'dueDate'],
    ['manner', pay({ manner: undefined }), 'manner'],
    ['thing to do', { kind: 'act', id: 'a', doerId: 'shop', dueDate: localDate('2026-04-01') }, 'what'],
  ] as [string, Clause, string][])('a sentence with a gap is not printed: no %s', (_, clause, part) => {
    expect(() => zh(clause)).toThrow(expect.objectContaining({ code: 'agreement.clause-incomplete', params: { clause: clause.id, part } }));
  });

  it.each([
    [{ kind: 'act', id: 'a', doerId: 'shop', forId: 'wang', what: '开具离职证明', dueDate: localDate('2026-03-25'), where: '店里' }, '乙方于 2026 年 3 月 25 日前（含当日）在店里为甲方开具离职证明。'],
    [{ kind: 'refrain', id: 'r', whoId: 'shop', what: '在夜间卸货', from: localDate('2026-04-01'), until: localDate('2026-12-31') }, '乙方自 2026 年 4 月 1 日起至 2026 年 12 月 31 日止不得在夜间卸货。'],
    [{ kind: 'apology', id: 's', fromId: 'shop', toId: 'wang', manner: 'inPerson', dueDate: localDate('2026-03-20') }, '乙方于 2026 年 3 月 20 日前（含当日）当面向甲方赔礼道歉。'],
    [{ kind: 'breach', id: 'b', remedy: 'penalty', clauseIds: ['c1'], penaltyFen: fen(5_000), afterDaysLate: 3 }, '第一条约定的义务逾期超过 3 日没有履行的，应当支付违约金 50.00 元（大写：伍拾元整）。'],
    [{ kind: 'breach', id: 'b', remedy: 'lateInterest', clauseIds: [], yearlyRateBp: 1240 }, '本协议约定的义务逾期没有履行的，自逾期之日起，以未付金额按年利率 12.4% 支付逾期利息，至付清之日止。'],
    [{ kind: 'freeText', id: 'f', text: '双方以后有事先打招呼。' }, '双方以后有事先打招呼。'],
  ] as [Clause, string][])('%#: reads as people would write it', (clause, words) => {
    expect(zh(clause)).toBe(words);
  });

  it('every sample draft is worded in both languages, without gaps and without codes', () => {
    for (const one of [wages(), traffic(), loan(), noise(), lease()]) {
      for (const language of ['zh', 'en'] as const) {
        for (const clause of draftInPrint(one, language).clauses) {
          expect(clause).not.toMatch(/undefined|NaN|\[object|party-|bankTransfer/);
          expect(clause.length).toBeGreaterThan(8);
        }
      }
    }
  });

  it('the printed words meet the same rules as the draft', () => {
    const printed = draftInPrint(wages(), 'zh').clauses.map((text, index): Clause => ({ kind: 'freeText', id: `t${index}`, text }));
    const findings = checkAgreement(wages({ clauses: [...wages().clauses, ...printed] }), onWages).filter(({ weight }) => weight === 'blocksSigning');
    expect(findings).toEqual([]);
    expect(maySign(findings, 'electronic')).toBe(true);
  });
});

describe('a draft in print', () => {
  it('gives terms that say the same as the clauses', () => {
    const { obligations, plans } = draftInPrint(traffic(), 'zh');
    expect(obligations[0]).toMatchObject({ clause: 1, kind: 'payment', debtor: 'party-2', creditor: 'party-1', amountFen: 1_860_000, method: 'bankTransfer' });
    expect(obligations[0]?.instalments).toHaveLength(4);
    expect(plans[0]?.rows.map((row) => row.amountFen).reduce((sum, part) => sum + part, 0)).toBe(1_860_000);
  });

  it('what is done already is no obligation any more', () => {
    expect(draftInPrint(wages({ clauses: [pay({ alreadyDone: true })] }), 'zh').obligations).toEqual([]);
  });

  it('a promise to refrain is owed to every other party', () => {
    const three = noise({ parties: [wang, chen, { ...wang, id: 'li', name: '李桂香' }] });
    expect(draftInPrint(three, 'zh').obligations.filter(({ kind }) => kind === 'forbearance').map(({ creditor }) => creditor)).toEqual(['party-1', 'party-3']);
  });

  it('keeps agent and guardian, who sign in the party\'s place', () => {
    const child = { ...wang, guardian: { name: '李大山', relation: '父亲' } };
    expect(draftInPrint(traffic({ parties: [child, chen], clauses: [instalments({ payeeId: 'wang' })] }), 'zh').parties[0]?.guardian).toEqual({ name: '李大山', relation: '父亲' });
  });
});
