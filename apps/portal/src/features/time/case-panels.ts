import type { CaseState } from '@jiefen/mediation';
import type { CasePanel } from '../../shared/case-panel.js';

/** With an agreement, what counts is performing it; its own days stand on its own card. */
const AGREED: readonly CaseState[] = ['agreementInEffect', 'confirmationApplied', 'performing', 'closed'];

/** More time was proposed: each side says yes or no on its own phone. And what runs on while they talk. */
export const casePanels: CasePanel[] = [
  { order: 11, when: (view) => view.me.side !== null && view.consentsAsked.includes('moreTime'), component: () => import('./components/MoreTimeAsked.vue') },
  { order: 62, when: (view) => view.me.side !== null && !AGREED.includes(view.state), component: () => import('./components/RunningTimes.vue') },
];
