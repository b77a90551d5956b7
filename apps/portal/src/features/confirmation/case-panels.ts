import type { CasePanel } from '../../shared/case-panel.js';

const POSSIBLE = ['agreementInEffect', 'confirmationApplied', 'performing', 'closed'];

/** Judicial confirmation on a resident's case page: what is to be done now, or what the court said. */
export const casePanels: CasePanel[] = [{ order: 16, when: (view) => POSSIBLE.includes(view.state) && view.me.side !== null, component: () => import('./components/ConfirmationCard.vue') }];
