import { isFinal } from '@jiefen/mediation';
import type { CasePanel } from '../../shared/case-panel.js';

/** A guardian for a ward, and representatives of many, on a resident's case page. */
export const casePanels: CasePanel[] = [{ order: 66, when: (view) => view.me.side !== null && !isFinal(view.state), component: () => import('./components/SpokenFor.vue') }];
