import type { CasePanel } from '../../shared/case-panel.js';

const AFTER = ['agreementInEffect', 'confirmationApplied', 'performing', 'closed'];

/** What was promised and how far it is, and the question after the end, on a resident's case page. */
export const casePanels: CasePanel[] = [
  { order: 18, when: (view) => AFTER.includes(view.state) && view.me.side !== null, component: () => import('./components/PromiseCard.vue') },
  { order: 30, when: (view) => ['closed', 'terminated'].includes(view.state) && view.me.side !== null, component: () => import('./components/SatisfactionCard.vue') },
];
