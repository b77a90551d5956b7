import { met, unmet, type Policy } from '../policy/policy.js';
import type { Side } from '../vocabulary/roles.js';

/** A party as far as it matters for counting and offering together. */
export interface PartyAtTable {
  readonly side: Side;
  /** Has come in with an own account. */
  readonly present: boolean;
  readonly willing: 'unknown' | 'yes' | 'no';
}

/** There is somebody to count with: the other side has come in, or has said that it will talk. One of several is enough. */
export function otherSideIsIn(parties: readonly PartyAtTable[]): boolean {
  return parties.some(({ side, present, willing }) => side === 'respondent' && willing !== 'no' && (present || willing === 'yes'));
}

const bothSidesAreIn: Policy<{ readonly parties: readonly PartyAtTable[] }> = {
  id: 'sheet.both-sides-are-in',
  summary: { zh: '对方进来了或者说愿意谈了，才一起算、才出方案；在那之前，说的话没有人听', en: 'Counting together and offers begin when the other side has come in or has said that it will talk; before that they would stand before nobody' },
  sources: [{ law: 'RMTJ', article: '17, 22' }],
  appliedIn: 'sheets: starting, counting, answering; offers: making one',
  judge: ({ parties }) => (otherSideIsIn(parties) ? met : unmet('sheet.other-side-not-in')),
};

/** What must be so before there is a shared calculation or an offer. */
export const TABLE_POLICIES = [bothSidesAreIn];
