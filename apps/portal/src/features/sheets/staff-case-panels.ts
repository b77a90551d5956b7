import type { StaffCasePanel } from '../../shared/staff-case-panel.js';
import { otherSideIsIn } from './other-side.js';

/** Card on the mediator's case page: the shared calculation and the offers, once both sides are in. Nobody else of the staff sees them. */
export const staffCasePanels: StaffCasePanel[] = [
  { order: 55, column: 'middle', when: (view) => view.me.mediator && !['filed', 'visitBooked'].includes(view.state) && otherSideIsIn(view), component: () => import('./components/SheetsPanel.vue') },
];
