import { isFinal } from '@jiefen/mediation';
import type { CasePanel } from '../../shared/case-panel.js';

/** The other ways: first on the page once the mediation is over, below everything before (RMTJ 26). And the way to complain (RMTJ 15). */
export const casePanels: CasePanel[] = [
  { order: 12, when: (view) => isFinal(view.state) && view.state !== 'closed', component: () => import('./components/WaysOut.vue') },
  { order: 84, when: (view) => !isFinal(view.state) || view.state === 'closed', component: () => import('./components/WaysOut.vue') },
  { order: 88, when: (view) => view.me.side !== null, component: () => import('./components/ComplaintForm.vue') },
];
