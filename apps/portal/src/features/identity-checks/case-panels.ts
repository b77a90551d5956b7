import type { CasePanel } from '../../shared/case-panel.js';

/** How each side was verified, on a resident's case page: from the acceptance on. */
export const casePanels: CasePanel[] = [{ order: 62, when: (view) => view.me.side !== null && view.fileNumber !== null, component: () => import('./components/HowVerifiedCard.vue') }];
