import type { BothLanguages } from '../policy/policy.js';

/** The eight endings of a mediation (ZXTJ 25, rule L-60). */
export const TERMINATION_REASONS = {
  agreement: { zh: '达成调解协议', en: 'An agreement was reached' },
  settledAndWithdrawn: { zh: '自行和解并撤回申请', en: 'Settled among themselves and withdrawn' },
  otherSideNotReached: { zh: '在期限内联系不上对方', en: 'The other side could not be reached in time' },
  partyRefuses: { zh: '一方不愿继续调解', en: 'A party does not want to go on' },
  wideGap: { zh: '分歧较大，难以谈拢', en: 'The positions are too far apart' },
  timeOver: { zh: '期限届满，未同意延长', en: 'Time is over and was not extended' },
  refusesToSign: { zh: '一方拒绝签字', en: 'A party refuses to sign' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, BothLanguages>;
export type TerminationReason = keyof typeof TERMINATION_REASONS;
