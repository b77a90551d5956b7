import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

/** Comparing the documents of the parties, at the workbench. */
export const staffCasePanels: StaffCasePanel[] = [{ order: 52, column: 'right', when: (view) => (view.me.mediator || view.me.handler) && view.fileNumber !== null, component: () => import('./components/StaffIdentityCard.vue') }];
