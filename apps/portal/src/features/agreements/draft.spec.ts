import { describe, expect, it } from '@jest/globals';
import { fen, localDate, type AgreementDraft, type Clause } from '@jiefen/mediation';
import { DraftContent } from '@jiefen/mediation/wire';
import { CLAUSE_KINDS } from '@jiefen/mediation';
import { valueOf, withValue } from './clause-fields.js';
import { cleaned, moved, newClause, same, withoutClause } from './draft-edit.js';
import { merge, takeTheirs } from './draft-merge.js';

const base: AgreementDraft = {
  parties: [
    { id: 'p1', side: 'applicant', kind: 'person', name: '王芸' },
    { id: 'p2', side: 'respondent', kind: 'person', name: '陈某' },
  ],
  facts: '一天半的工资没有发',
  claims: [{ id: 'k1', text: '付清工资', raisedBy: 'applicant', outcome: 'settled', clauseIds: ['c1'] }],
  clauses: [
    { id: 'c1', kind: 'payment', payerId: 'p2', payeeId: 'p1', amountFen: fen(45000) },
    { id: 'c2', kind: 'eSignature' },
  ],
  copies: 3,
};
const pay = (change: Partial<Extract<Clause, { kind: 'payment' }>>): AgreementDraft => ({ ...base, clauses: base.clauses.map((clause) => (clause.id === 'c1' ? ({ ...clause, ...change } as Clause) : clause)) });

describe('two people at one draft', () => {
  it('keeps what each changed in different places', () => {
    const { draft, conflicts } = merge(base, pay({ purpose: '工资' }), { ...base, facts: '双方都认一天半' });
    expect(conflicts).toEqual([]);
    expect(draft.facts).toBe('双方都认一天半');
    expect(draft.clauses[0]).toMatchObject({ purpose: '工资' });
  });

  it('names a clause that both changed, keeps ours, and can take theirs', () => {
    const { draft, conflicts } = merge(base, pay({ amountFen: fen(48000) }), pay({ amountFen: fen(40000) }));
    expect(draft.clauses[0]).toMatchObject({ amountFen: 48000 });
    expect(conflicts).toMatchObject([{ part: 'clauses', id: 'c1' }]);
    expect(takeTheirs(draft, conflicts[0] ?? ({} as never)).clauses[0]).toMatchObject({ amountFen: 40000 });
  });

  it('keeps a new clause of each, also under the same number', () => {
    const added = (text: string): AgreementDraft => ({ ...base, clauses: [...base.clauses, { id: 'c3', kind: 'freeText', text }] });
    const { draft } = merge(base, added('甲的话'), added('乙的话'));
    expect(draft.clauses.slice(2)).toMatchObject([{ text: '甲的话' }, { text: '乙的话' }]);
    expect(new Set(draft.clauses.map(({ id }) => id)).size).toBe(4);
  });

  it('takes the same clause once, when an answer of the server was lost', () => {
    const added = { ...base, clauses: [...base.clauses, { id: 'c3', kind: 'confidentiality' } as const] };
    expect(merge(base, added, added).draft.clauses).toHaveLength(3);
  });

  it('follows a removal there, unless the clause was changed here', () => {
    const gone = { ...base, clauses: base.clauses.slice(1) };
    expect(merge(base, base, gone).draft.clauses).toHaveLength(1);
    const { draft, conflicts } = merge(base, pay({ purpose: '工资' }), gone);
    expect(draft.clauses).toHaveLength(2);
    expect(conflicts).toMatchObject([{ id: 'c1', theirs: undefined }]);
  });

  it('sees no change in another order of keys', () => expect(same({ a: 1, b: [{ c: 2, d: undefined }] }, { b: [{ c: 2 }], a: 1 })).toBe(true));
});

describe('writing a clause', () => {
  it.each(CLAUSE_KINDS)('a new %s may be saved as it is', (kind) => {
    const draft = { ...base, clauses: [...base.clauses, newClause(kind, base)] };
    expect(DraftContent.safeParse(cleaned(draft)).success).toBe(true);
  });

  it('never gives a number twice', () => expect(newClause('freeText', base).id).toBe('c3'));

  it('waits with what is half typed', () => {
    const half = cleaned({ ...pay({ accountTail: '12', bank: '', dueDate: localDate('2026-03-18') }), parties: base.parties.map((party) => ({ ...party, agent: { name: '', authority: 'general', powerOfAttorneyOnFile: false } })) });
    expect(half.clauses[0]).toEqual({ id: 'c1', kind: 'payment', payerId: 'p2', payeeId: 'p1', amountFen: 45000, dueDate: '2026-03-18' });
    expect(half.parties[0]).toEqual(base.parties[0]);
    expect(DraftContent.safeParse(half).success).toBe(true);
  });

  it('takes what pointed to a removed clause along', () => expect(withoutClause(base, 'c1').claims[0]?.clauseIds).toEqual([]));

  it('moves a clause by one place and no further', () => expect([moved([1, 2, 3], 0, 1), moved([1, 2, 3], 0, -1)]).toEqual([[2, 1, 3], [1, 2, 3]]));

  it('reads and sets a field, also of the thing in a clause, and takes an emptied one out', () => {
    const clause = withValue({ id: 'c9', kind: 'handover' }, 'property.description', '摩托车');
    expect(valueOf(clause, 'property.description')).toBe('摩托车');
    expect(withValue({ id: 'c1', kind: 'payment', purpose: '工资' }, 'purpose', undefined)).toEqual({ id: 'c1', kind: 'payment' });
  });
});
