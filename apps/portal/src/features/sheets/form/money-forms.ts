import { is, type Field, type Forms, type Typed } from './fields.js';

const LENDERS = ['private', 'licensedInstitution', 'smallLoanCompany', 'guaranteeCompany', 'equityMarket', 'pawnshop', 'financeLeasing', 'factoring', 'assetManager'];
const payments: Field = { id: 'payments', kind: 'rows', optional: true, fields: [{ id: 'on', kind: 'day' }, { id: 'amount', kind: 'amount' }] };
const beforeNewRule = (typed: Typed): boolean => typeof typed['contractOn'] === 'string' && typed['contractOn'] !== '' && typed['contractOn'] < '2020-08-20';

/** Loans, payments and consumers (C-4, C-6). */
export const MONEY_FORMS: Forms = {
  privateLoan: [
    { id: 'lender', kind: 'choice', options: LENDERS },
    { id: 'contractOn', kind: 'day' },
    { id: 'principal', kind: 'amount' },
    { id: 'received', kind: 'amount' },
    { id: 'interest.kind', kind: 'choice', options: ['none', 'rate', 'unclear'] },
    { id: 'interest.percent', kind: 'decimal', when: is('interest.kind', 'rate') },
    { id: 'interest.betweenNaturalPersons', kind: 'yes', when: is('interest.kind', 'unclear') },
    { id: 'dueOn', kind: 'day', optional: true },
    { id: 'until', kind: 'day' },
    payments,
    { id: 'filedOn', kind: 'day', when: beforeNewRule },
    { id: 'startsOn', kind: 'day', optional: true, more: true },
    { id: 'overduePercent', kind: 'decimal', optional: true, more: true },
    { id: 'penaltyAndFees', kind: 'amount', optional: true, more: true },
    { id: 'costs', kind: 'amount', optional: true, more: true },
  ],
  loanRollOver: [
    { id: 'lender', kind: 'choice', options: LENDERS },
    { id: 'contractOn', kind: 'day' },
    { id: 'firstPrincipal', kind: 'amount' },
    { id: 'periods', kind: 'rows', start: 1, fields: [{ id: 'from', kind: 'day' }, { id: 'to', kind: 'day' }, { id: 'percent', kind: 'decimal' }] },
  ],
  paymentOrder: [{ id: 'payment', kind: 'amount' }, { id: 'costs', kind: 'amount' }, { id: 'interest', kind: 'amount' }, { id: 'principal', kind: 'amount' }],
  lateInterest: [{ id: 'unpaid', kind: 'amount' }, { id: 'dueOn', kind: 'day' }, { id: 'until', kind: 'day' }, payments],
  consumer: [
    { id: 'kind', kind: 'choice', options: ['fraud', 'knownDefect', 'food'] },
    { id: 'price', kind: 'amount', when: is('kind', 'fraud', 'food') },
    { id: 'loss', kind: 'amount', when: is('kind', 'knownDefect') },
    { id: 'deathOrSeriousHarm', kind: 'yes', when: is('kind', 'knownDefect') },
    { id: 'against', kind: 'choice', options: ['seller', 'maker'], when: is('kind', 'food') },
    { id: 'sellerKnew', kind: 'yes', when: (typed) => is('kind', 'food')(typed) && is('against', 'seller')(typed) },
    { id: 'harmlessLabelFlaw', kind: 'yes', when: is('kind', 'food') },
    { id: 'giveBackPrice', kind: 'yes', when: is('kind', 'fraud', 'food') },
  ],
};
