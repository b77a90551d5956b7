import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

/** Records of what somebody was asked. */
export const staffCasePanels: StaffCasePanel[] = [{ order: 60, column: 'middle', when: (view) => (view.me.mediator || view.me.handler) && view.fileNumber !== null, component: () => import('./components/InquiriesCard.vue') }];
