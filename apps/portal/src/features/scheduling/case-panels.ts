import type { CasePanel } from '../../shared/case-panel.js';
import { PLANNING } from './planning.js';

/** Finding a time, on a resident's case page. */
export const casePanels: CasePanel[] = [{ order: 18, when: (view) => PLANNING.includes(view.state) && view.me.side !== null, component: () => import('./components/ScheduleCard.vue') }];
