import type { CaseState } from '@jiefen/mediation';
import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

const TALKING: readonly CaseState[] = ['otherSideInvited', 'bothWilling', 'sessionBooked', 'inSession'];

/** The mediator reads what the parties said about an open mediation, and decides nothing. */
export const staffCasePanels: StaffCasePanel[] = [{ order: 64, column: 'right', when: (view) => (view.me.mediator || view.me.handler) && TALKING.includes(view.state), component: () => import('./components/OpennessCard.vue') }];
