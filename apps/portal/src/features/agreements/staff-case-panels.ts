import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

const STATES = ['bothWilling', 'sessionBooked', 'inSession', 'agreementFrozen', 'agreementInEffect', 'confirmationApplied', 'performing'];

/** The draft and signing, for the mediator and the clerk of the case. */
export const staffCasePanels: StaffCasePanel[] = [
  { order: 20, column: 'middle', when: (view) => STATES.includes(view.state) && (view.me.mediator || view.me.handler), component: () => import('./components/StaffAgreementPanel.vue') },
];
