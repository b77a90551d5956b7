import type { CasePanel } from '../../shared/case-panel.js';

/** The minutes that wait to be checked, and all papers of one's own, on a resident's case page. */
export const casePanels: CasePanel[] = [
  { order: 14, when: (view) => view.me.side !== null && view.timeline.some(({ kind }) => kind === 'minutes.ready'), component: () => import('./components/MinutesCard.vue') },
  { order: 70, when: (view) => view.me.side !== null || view.me.helper, component: () => import('./components/PapersCard.vue') },
];
