import type { CasePanel } from '../../shared/case-panel.js';

/** The mediation rests: why, and when somebody looks again. */
export const casePanels: CasePanel[] = [{ order: 11, when: (view) => view.deadlines.some(({ light }) => light === 'paused'), component: () => import('./components/RestNotice.vue') }];
