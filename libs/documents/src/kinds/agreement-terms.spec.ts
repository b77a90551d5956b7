import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { fen, localDate, type AgreementDraft, type Clause } from '@jiefen/mediation';
import { lease, loan, noise, traffic, wages } from '../../../mediation/test/agreement-drafts.js';
import { agreement } from '../../test/samples.js';
import { draftInPrint } from './agreement-from-draft.js';
import { renderAgreement, termsOfAgreement } from './agreement.js';
import { serializeTerms, TERMS_FILE, type AgreementTerms } from './agreement-terms.js';

async function embedded(): Promise<AgreementTerms> {
  const pdf = await PDF.load((await renderAgreement(agreement)).bytes);
  return JSON.parse(new TextDecoder().decode(pdf.getAttachment(TERMS_FILE) ?? new Uint8Array())) as AgreementTerms;
}

describe('machine-readable terms', () => {
  it('are embedded in the agreement and say who owes whom what by when', async () => {
    const terms = await embedded();
    expect(terms.agreementNumber).toBe(agreement.number);
    expect(terms.parties).toEqual([
      { id: 'party-1', side: 'applicant', kind: 'person', name: '王芸' },
      { id: 'party-2', side: 'respondent', kind: 'organization', name: '禾香小馆' },
    ]);
    expect(terms.obligations).toEqual(agreement.obligations);
  });

  it('are bound to the printed clauses by their hash', async () => {
    const expected = createHash('sha256').update(agreement.clauses.join('\n'), 'utf8').digest('hex');
    expect((await embedded()).clausesSha256).toBe(expected);
  });

  it('follow the published schema in every agreement that can be drafted, also with thirty parties and sixty instalments', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const terms = JSON.parse(new TextDecoder().decode(serializeTerms(termsOfAgreement({ ...agreement, ...draftInPrint(draft, 'zh') })))) as AgreementTerms;
        expect(follows(terms) || follows.errors).toBe(true);
        // What is owed is what was drafted: nothing is lost or doubled on the way to the machine.
        const owed = draft.clauses.flatMap((clause) => (clause.kind === 'payment' && clause.alreadyDone !== true ? [clause.amountFen] : []));
        expect(terms.obligations.filter(({ kind }) => kind === 'payment').map(({ amountFen }) => amountFen)).toEqual(owed);
        for (const { instalments, amountFen } of terms.obligations) {
          if (instalments) expect(instalments.reduce((sum, part) => sum + (part.amountFen ?? 0), 0)).toBe(amountFen);
        }
        const known = new Set(terms.parties.map(({ id }) => id));
        for (const { debtor, creditor, clause } of terms.obligations) expect([known.has(debtor), known.has(creditor), debtor === creditor, clause <= draft.clauses.length]).toEqual([true, true, false, true]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.entries({ wages, traffic, loan, noise, lease }))('of the sample %s are embedded as they are told, and follow the schema', async (_, make) => {
    const data = { ...agreement, ...draftInPrint(make(), 'zh') };
    const pdf = await PDF.load((await renderAgreement(data)).bytes);
    const bytes = pdf.getAttachment(TERMS_FILE) ?? new Uint8Array();
    expect(Buffer.compare(bytes, serializeTerms(termsOfAgreement(data)))).toBe(0);
    expect(follows(JSON.parse(new TextDecoder().decode(bytes))) || follows.errors).toBe(true);
  });

  it.each([
    ['an amount that is no whole number of fen', { obligations: [{ ...agreement.obligations?.[0], amountFen: 450.5 }] }],
    ['a day that is no date', { obligations: [{ ...agreement.obligations?.[0], due: '18.3.2026' }] }],
    ['a member nobody knows', { more: 1 }],
    ['a debtor who is no party of the file', { obligations: [{ ...agreement.obligations?.[0], debtor: '王芸' }] }],
    ['another version', { version: 2 }],
  ])('the schema refuses %s', (_, wrong) => {
    expect(follows({ ...JSON.parse(new TextDecoder().decode(serializeTerms(termsOfAgreement(agreement)))), ...wrong })).toBe(false);
  });
});

const schema: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../schema/jiefen-agreement-terms.schema.json'), 'utf8'));
const follows = new Ajv2020({ strict: true, allErrors: true }).compile(schema as object);

const day = fc.date({ min: new Date('2026-03-01T00:00:00Z'), max: new Date('2031-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => localDate(date.toISOString().slice(0, 10)));
const name = fc.constantFrom('王芸', '欧阳𬭎', 'A&B <有限>公司', '阿卜杜热合曼·买买提', '“禾香”小馆');

/** Drafts of two to thirty parties with payments, instalments, acts and promises to refrain. */
const drafts: fc.Arbitrary<AgreementDraft> = fc.record({ parties: fc.array(name, { minLength: 2, maxLength: 30 }), kinds: fc.array(fc.constantFrom('payment', 'parts', 'act', 'refrain', 'confidentiality'), { minLength: 1, maxLength: 12 }), sum: fc.integer({ min: 1, max: 500_000_000 }), parts: fc.integer({ min: 1, max: 60 }), due: day, done: fc.boolean() }).map(
  ({ parties, kinds, sum, parts, due, done }): AgreementDraft => ({
    ...wages(),
    parties: parties.map((one, index) => ({ id: `p${index}`, side: index === 0 ? 'applicant' : 'respondent', kind: index % 3 === 2 ? 'organization' : 'person', name: one })),
    clauses: kinds.map((kind, index): Clause => {
      const [debtor, creditor] = [`p${1 + (index % (parties.length - 1))}`, 'p0'];
      switch (kind) {
        case 'payment':
          return { kind: 'payment', id: `c${index}`, payerId: debtor, payeeId: creditor, amountFen: fen(sum), purpose: '工资', manner: 'cash', dueDate: due, ...(done ? { alreadyDone: true } : {}) };
        case 'parts':
          return { kind: 'payment', id: `c${index}`, payerId: debtor, payeeId: creditor, amountFen: fen(sum * parts), purpose: '借款', manner: 'bankTransfer', accountTail: '6217', instalments: Array.from({ length: parts }, (_, part) => ({ n: part + 1, dueDate: due, amountFen: fen(sum) })) };
        case 'act':
          return { kind: 'act', id: `c${index}`, doerId: debtor, forId: creditor, what: '修好墙面', dueDate: due };
        case 'refrain':
          return { kind: 'refrain', id: `c${index}`, whoId: debtor, what: '在夜间卸货' };
        default:
          return { kind: 'confidentiality', id: `c${index}` };
      }
    }),
  }),
);
