import type { CasePanel } from '../../shared/case-panel.js';
import { otherSideIsIn } from './other-side.js';

const NOTHING_YET = ['filed', 'visitBooked', 'answered', 'referred', 'notAccepted'];

/** Card on a resident's case page: the shared calculation and the offers, from the moment both sides are in. After the end they stay readable. */
export const casePanels: CasePanel[] = [{ order: 55, when: (view) => view.me.side !== null && !NOTHING_YET.includes(view.state) && otherSideIsIn(view), component: () => import('./components/SheetsPanel.vue') }];
