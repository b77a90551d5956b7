import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

/** What may escalate or must be reported: for the mediator, the staff of the body and whoever supervises; no party has this card. */
export const staffCasePanels: StaffCasePanel[] = [{ order: 28, column: 'right', when: (view) => view.me.mediator || view.me.handler || view.me.supervisor, component: () => import('./components/RisksCard.vue') }];
