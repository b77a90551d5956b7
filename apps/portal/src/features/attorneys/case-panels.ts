import { isFinal } from '@jiefen/mediation';
import type { CasePanel } from '../../shared/case-panel.js';

/** Who acts for this person, on a resident's case page. */
export const casePanels: CasePanel[] = [{ order: 64, when: (view) => view.me.side !== null && !isFinal(view.state), component: () => import('./components/AgentsCard.vue') }];
