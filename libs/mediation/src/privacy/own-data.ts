import { met, unmet, type Policy, type Source } from '../policy/policy.js';

/** What a person may ask for beyond what they can do by themselves (PIPL 44–48). */
export const DATA_REQUESTS = {
  correct: { zh: '更正', en: 'Correct something', sources: [{ law: 'PIPL', article: '46' }] },
  delete: { zh: '删除', en: 'Delete something', sources: [{ law: 'PIPL', article: '47' }] },
  explain: { zh: '说明怎么用的', en: 'Explain how it is used', sources: [{ law: 'PIPL', article: '48' }] },
  withdraw: { zh: '撤回同意', en: 'Withdraw a consent', sources: [{ law: 'PIPL', article: '15' }] },
  relative: { zh: '我是去世的人的近亲属', en: 'I am next of kin of somebody who died', sources: [{ law: 'PIPL', article: '49' }] },
} as const satisfies Readonly<Record<string, { zh: string; en: string; sources: readonly Source[] }>>;

export type DataRequestKind = keyof typeof DATA_REQUESTS;

/** Days within which a request is answered. The law says "in time"; the national standard says 30 days (GB/T 35273-2020, 8.7). */
export const DATA_ANSWER_DAYS = 30;

export interface ClosingFacts {
  /** Cases in which the person is a party, an agent or a guardian and that have not ended. */
  readonly openCases: number;
  /** Cases whose dossier has to be kept. */
  readonly keptCases: number;
}

const noOpenCase: Policy<ClosingFacts> = {
  id: 'own-data.no-open-case',
  summary: { zh: '还有没办完的事，先办完或者撤回，再注销', en: 'An open case is ended or withdrawn before the account is closed' },
  sources: [{ law: 'PIPL', article: '47' }],
  appliedIn: 'own data: closing an account',
  judge: ({ openCases }) => (openCases === 0 ? met : unmet('own-data.open-case', { n: openCases })),
};

/** When a person may close the account at once. What a dossier holds stays with it (PIPL 47: kept by law, only stored and protected). */
export const CLOSING_POLICIES: readonly Policy<ClosingFacts>[] = [noOpenCase];

/** What closing takes away: everything, or everything but what the dossiers keep. */
export function closingTakes({ keptCases }: ClosingFacts): 'everything' | 'all-but-dossiers' {
  return keptCases === 0 ? 'everything' : 'all-but-dossiers';
}
