import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

const AFTER = ['agreementInEffect', 'confirmationApplied', 'performing', 'closed'];

/** Performance part by part, and the follow-up with closing. */
export const staffCasePanels: StaffCasePanel[] = [
  { order: 34, column: 'middle', when: (view) => AFTER.includes(view.state), component: () => import('./components/StaffPerformance.vue') },
  { order: 36, column: 'middle', when: (view) => AFTER.includes(view.state) && (view.me.handler || view.me.mediator || view.me.followUp || view.me.supervisor), component: () => import('./components/StaffFollowUp.vue') },
];
