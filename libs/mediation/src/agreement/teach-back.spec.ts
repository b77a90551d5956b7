import { describe, expect, it } from '@jest/globals';
import { chen, claim, confirm, eSign, lease, noise, pay, traffic, wages, wang } from '../../test/agreement-drafts.js';
import { fen, judgeTeachBack, localDate, TEACH_BACK_TEXTS, teachBackQuestions, type AgreementDraft } from '../index.js';

const drafts: [string, AgreementDraft][] = [['wages', wages()], ['traffic', traffic()], ['noise', noise()], ['lease', lease()], ['nothing to do', noise({ clauses: [eSign] })], ['one fen', wages({ clauses: [pay({ amountFen: fen(1) })] })]];

describe('teach-back before signing', () => {
  it('asks how much, by when, what if not, and whether court stays open', () =>
    expect(teachBackQuestions(wages()).map((question) => question.code)).toEqual(['teach-back.how-much', 'teach-back.by-when', 'teach-back.what-if-not', 'teach-back.still-court']));

  it('takes the right answers from the clauses', () => {
    const right = (draft: AgreementDraft): unknown[] => teachBackQuestions(draft).map((question) => question.options[question.right]);
    expect(right(wages())).toEqual([
      { code: 'teach-back.amount', params: { amount: '450.00' } },
      { code: 'teach-back.day', params: { date: '2026-03-18' } },
      { code: 'teach-back.sue-or-enforce' },
      { code: 'teach-back.court-yes' },
    ]);
    expect(right(traffic())).toEqual([
      { code: 'teach-back.amount', params: { amount: '18600.00' } },
      { code: 'teach-back.day', params: { date: '2026-06-30' } },
      { code: 'teach-back.whole-sum-due' },
      { code: 'teach-back.court-yes' },
    ]);
    expect(right(noise())[0]).toEqual({ code: 'teach-back.person', params: { name: '陈骁' } });
  });

  it.each(drafts)('never offers the same option twice, and always an explanation: %s', (_name, draft) => {
    for (const question of teachBackQuestions(draft)) {
      expect(new Set(question.options.map((option) => JSON.stringify(option))).size).toBe(question.options.length);
      expect(question.options.at(-1)).toEqual({ code: 'teach-back.tell-me' });
      for (const { code } of [question, ...question.options]) expect(TEACH_BACK_TEXTS).toHaveProperty([code]);
    }
  });

  it('gives both sides the same page every time', () => expect(teachBackQuestions(traffic())).toEqual(teachBackQuestions(traffic())));

  it('sends a wrong, missing or unsure answer back to the mediator', () => {
    const questions = teachBackQuestions(wages());
    const right = questions.map((question) => question.right);
    expect(judgeTeachBack(questions, right)).toEqual({ understood: true, again: [] });
    const unsure = (questions[1]?.options.length ?? 0) - 1;
    expect(judgeTeachBack(questions, [right[0], unsure, undefined, right[3]])).toEqual({ understood: false, again: [1, 2] });
  });

  it('asks about what is still ahead, not what is done', () => {
    const draft = wages({ parties: [wang, chen], claims: [claim()], clauses: [pay({ amountFen: fen(900_000), alreadyDone: true }), pay({ id: 'c2', dueDate: localDate('2026-05-01') }), confirm] });
    expect(teachBackQuestions(draft)[0]?.clauseId).toBe('c2');
  });
});
