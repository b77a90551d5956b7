import { LABOUR } from '../deadlines/clocks.js';
import type { Source } from '../policy/policy.js';
import type { WayFacts } from './ways.js';

/** What no file knows and only a person can say: asked beside the comparison, answered with a tap, kept nowhere. */
export const WAY_QUESTIONS = {
  bothWilling: [{ law: 'CPL', article: '205' }, { law: 'RMTJ', article: '33' }],
  debtorAccepts: [{ law: 'CPL', article: '249' }, { law: 'GZF', article: '37' }],
  otherMutualDebt: [{ law: 'CPL', article: '225(1)' }],
  serviceable: [{ law: 'CPL', article: '225(2)' }],
  arbitrationClause: [{ law: 'SDDY', article: '41', secondHand: true }],
} as const satisfies Record<string, readonly Source[]>;
export type WayQuestion = keyof typeof WAY_QUESTIONS;
export const WAY_QUESTION_IDS = Object.keys(WAY_QUESTIONS) as readonly WayQuestion[];

/** The questions that can change the comparison of this case; what is settled anyway is not asked. */
export function questionsFor(facts: Omit<WayFacts, WayQuestion>): readonly WayQuestion[] {
  if (facts.performed === true || facts.court?.outcome === 'confirmed') return [];
  const money = facts.payment !== 'none';
  const order = money && facts.creditor !== false && facts.nothingDue !== true;
  return WAY_QUESTION_IDS.filter((question) => {
    switch (question) {
      case 'bothWilling':
        return facts.court?.underWay !== true;
      case 'debtorAccepts':
        return money;
      case 'otherMutualDebt':
      case 'serviceable':
        return order;
      case 'arbitrationClause':
        return !LABOUR.includes(facts.kind);
    }
  });
}
