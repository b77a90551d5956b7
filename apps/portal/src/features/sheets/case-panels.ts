import type { CasePanel } from '../../shared/case-panel.js';

const NOTHING_YET = ['filed', 'visitBooked', 'answered', 'referred', 'notAccepted'];

/** Card on a resident's case page: the shared calculation and the offers, from acceptance on. After the end they stay readable. */
export const casePanels: CasePanel[] = [{ order: 55, when: ({ me, state }) => me.side !== null && !NOTHING_YET.includes(state), component: () => import('./components/SheetsPanel.vue') }];
