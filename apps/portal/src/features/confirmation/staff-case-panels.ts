import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

const STATES = ['agreementInEffect', 'confirmationApplied', 'performing', 'closed'];

/** Judicial confirmation for the mediator and the handlers: how far it is, and the seal on the proof. */
export const staffCasePanels: StaffCasePanel[] = [{ order: 30, column: 'middle', when: (view) => STATES.includes(view.state) && (view.me.mediator || view.me.handler), component: () => import('./components/StaffConfirmation.vue') }];
