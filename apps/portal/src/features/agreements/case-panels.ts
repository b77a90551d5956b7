import type { CasePanel } from '../../shared/case-panel.js';

const WRITING = ['inSession', 'agreementFrozen'];
const KEPT = ['agreementInEffect', 'confirmationApplied', 'performing', 'closed'];

/** The draft, signing and the agreement itself, on a resident's case page. */
export const casePanels: CasePanel[] = [
  { order: 12, when: (view) => WRITING.includes(view.state) && view.me.side !== null, component: () => import('./components/AgreementCard.vue') },
  { order: 60, when: (view) => KEPT.includes(view.state) && view.me.side !== null, component: () => import('./components/AgreementCard.vue') },
];
