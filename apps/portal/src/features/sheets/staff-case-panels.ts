import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

/** Card on the mediator's case page: the shared calculation and the offers. Nobody else of the staff sees them. */
export const staffCasePanels: StaffCasePanel[] = [
  { order: 55, column: 'middle', when: ({ me, state }) => me.mediator && !['filed', 'visitBooked'].includes(state), component: () => import('./components/SheetsPanel.vue') },
];
