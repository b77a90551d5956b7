import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instalments, traffic } from '../../test/agreement-drafts.js';
import { addMonths, capitals, fen, instalmentTotal, localDate, parseCapitals, paymentTotal, planInstalments, scheduleOf, splitEvenly, sumFen, totalsByPair } from '../index.js';

const firstDue = localDate('2026-01-31');

describe('a sum paid in parts', () => {
  it('puts the remainder into the last part', () => expect(splitEvenly(fen(10_000), 3)).toEqual([3333, 3333, 3334]));

  it('always comes to the whole sum, to the fen', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), fc.integer({ min: 1, max: 120 }), (total, parts) => sumFen(splitEvenly(fen(total), parts)) === total));
  });

  it('keeps the first payment and splits the rest: 6,600 and three times 4,000', () => {
    const plan = planInstalments({ totalFen: fen(1_860_000), parts: 4, firstAmountFen: fen(660_000), firstDue, every: 'month' });
    expect(plan).toMatchObject({ ok: true, value: [{ n: 1, amountFen: 660_000 }, { n: 2, amountFen: 400_000 }, { n: 3, amountFen: 400_000 }, { n: 4, amountFen: 400_000 }] });
  });

  it('counts months from the first day, so that the 31st comes back after February', () => {
    const plan = planInstalments({ totalFen: fen(300), parts: 3, firstDue, every: 'month' });
    expect(plan.ok && plan.value.map((part) => part.dueDate)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
    expect(addMonths(firstDue, 2)).toBe('2026-03-31');
  });

  it('can keep whole yuan in every part but the last', () => {
    const plan = planInstalments({ totalFen: fen(100_050), parts: 3, firstDue, every: 'week', wholeYuan: true });
    expect(plan.ok && plan.value.map((part) => part.amountFen)).toEqual([33_300, 33_300, 33_450]);
  });

  it.each([
    [{ totalFen: fen(0), parts: 2 }, 'agreement.amount-not-possible'],
    [{ totalFen: fen(-1), parts: 2 }, 'agreement.amount-not-possible'],
    [{ totalFen: fen(100), parts: 0 }, 'agreement.instalment-count'],
    [{ totalFen: fen(100), parts: 1.5 }, 'agreement.instalment-count'],
    [{ totalFen: fen(100), parts: 121 }, 'agreement.instalment-count'],
    [{ totalFen: fen(2), parts: 3 }, 'agreement.instalment-too-small'],
    [{ totalFen: fen(100), parts: 2, firstAmountFen: fen(100) }, 'agreement.instalment-too-small'],
    [{ totalFen: fen(100), parts: 2, firstAmountFen: fen(101) }, 'agreement.instalment-too-small'],
  ])('refuses %p with a reason', (wish, code) => expect(planInstalments({ firstDue, every: 'month', ...wish })).toMatchObject({ ok: false, reason: { code } }));

  it('adds up what one pays another over all clauses', () => {
    const draft = traffic({ clauses: [instalments(), instalments({ id: 'c9', amountFen: fen(100), instalments: undefined, dueDate: firstDue })] });
    expect(totalsByPair(draft)).toEqual([{ payerId: 'chen', payeeId: 'li', amountFen: 1_860_100 }]);
    expect(paymentTotal(draft)).toBe(1_860_100);
    expect(instalmentTotal(scheduleOf(instalments()))).toBe(1_860_000);
    expect(scheduleOf(instalments({ instalments: undefined, dueDate: firstDue }))).toEqual([{ n: 1, dueDate: firstDue, amountFen: 1_860_000 }]);
  });
});

describe('amounts in capitals are read back', () => {
  it('reads every amount that the portal writes', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (value) => parseCapitals(capitals(fen(value))) === value));
  });

  it.each([['一万八千元', 1_800_000], ['两百元', 20_000], ['十五元', 1500], ['肆佰伍拾圆正', 45_000]])('reads %s as people write it', (text, value) => expect(parseCapitals(text)).toBe(value));
  it.each(['', '元旦快乐', '三份'])('reads %p as no amount', (text) => expect(parseCapitals(text)).toBeUndefined());
});
