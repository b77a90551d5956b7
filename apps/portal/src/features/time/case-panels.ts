import type { CasePanel } from '../../shared/case-panel.js';

/** More time was proposed: each side says yes or no on its own phone. */
export const casePanels: CasePanel[] = [
  { order: 11, when: (view) => view.me.side !== null && view.consentsAsked.includes('moreTime'), component: () => import('./components/MoreTimeAsked.vue') },
];
