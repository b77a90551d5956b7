import type { Source } from '../policy/policy.js';

/** What speaks for or against a way to make an agreement enforceable, each with the article behind it; empty: a matter of fact. */
export const WAY_REASONS = {
  'way.nothing-left': [{ law: 'CC', article: '557' }],
  'way.already-confirmed': [{ law: 'CPL', article: '206' }],
  'way.lies-with-court': [{ law: 'CPL', article: '205' }],
  'way.free-and-both': [{ law: 'CPL', article: '205, 206' }, { law: 'SFQR', article: '11' }],
  'way.other-side-unwilling': [{ law: 'CPL', article: '205' }, { law: 'RMTJ', article: '33' }],
  'way.ask-other-side': [{ law: 'CPL', article: '205' }, { law: 'RMTJ', article: '33' }],
  'way.status-or-title': [{ law: 'CPLI', article: '355(3), 355(5)' }],
  'way.thirty-days-over': [{ law: 'CPL', article: '85, 205' }, { law: 'RMTJ', article: '33' }],
  'way.court-refused': [{ law: 'CPL', article: '206' }, { law: 'RMTJ', article: '33' }],
  'way.court-did-not-accept': [{ law: 'CPLI', article: '355' }],
  'way.at-another-court': [{ law: 'CPL', article: '205' }, { law: 'CPLI', article: '352' }],
  'way.mend-first': [{ law: 'SFQR', article: '3' }, { law: 'CPLI', article: '354' }],
  'way.write-it-down': [{ law: 'CPLI', article: '354' }],
  'way.no-payment': [{ law: 'CPL', article: '225, 249' }],
  'way.only-the-payment-part': [{ law: 'CPL', article: '225, 249' }],
  'way.debtor-accepts-enforcement': [{ law: 'CPL', article: '249' }, { law: 'GZF', article: '37' }],
  'way.debtor-refuses-enforcement': [{ law: 'GZF', article: '37' }],
  'way.no-thirty-days': [{ law: 'CPL', article: '249' }, { law: 'GZF', article: '37' }],
  'way.only-the-creditor': [{ law: 'CPL', article: '225' }],
  'way.nothing-due-yet': [{ law: 'CPLI', article: '427', secondHand: true }],
  'way.other-mutual-debt': [{ law: 'CPL', article: '225(1)' }],
  'way.ask-mutual-debt': [{ law: 'CPL', article: '225(1)' }],
  'way.cannot-be-served': [{ law: 'CPL', article: '225(2)' }],
  'way.ask-address': [{ law: 'CPL', article: '225(2)' }],
  'way.order-for-wages': [{ law: 'LDTZ', article: '16' }],
  'way.alone-and-quick': [{ law: 'CPL', article: '225–228' }],
  'way.no-arbitration-clause': [{ law: 'SDDY', article: '41', secondHand: true }],
  'way.ask-arbitration-clause': [{ law: 'SDDY', article: '41', secondHand: true }],
  'way.arbitration-clause-there': [{ law: 'SDDY', article: '41', secondHand: true }],
  'way.fifteen-days-over': [{ law: 'LDZCGZ', article: '76', secondHand: true }],
  'way.labour-review': [{ law: 'LDZCGZ', article: '76', secondHand: true }],
  'way.sue-when-due': [{ law: 'RMTJ', article: '32' }],
  'way.sue-on-wages': [{ law: 'LDJS1', article: '13, 51' }, { law: 'RMTJ', article: '32' }],
  'way.alone-any-time': [{ law: 'RMTJ', article: '3, 32' }],
} as const satisfies Record<string, readonly Source[]>;
export type WayReason = keyof typeof WAY_REASONS;

/** The articles behind a reason of the comparison; empty for one that is not of this list. */
export function sourcesOfWayReason(code: string): readonly Source[] {
  const all: Readonly<Record<string, readonly Source[]>> = WAY_REASONS;
  return all[code] ?? [];
}
