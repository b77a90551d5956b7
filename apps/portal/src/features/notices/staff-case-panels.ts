import { isFinal } from '@jiefen/mediation';
import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

/** Letting a mediation rest, and go on. */
export const staffCasePanels: StaffCasePanel[] = [{ order: 66, column: 'right', when: (view) => (view.me.mediator || view.me.handler) && view.fileNumber !== null && !isFinal(view.state), component: () => import('./components/SuspendCard.vue') }];
