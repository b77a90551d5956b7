import { isFinal } from '@jiefen/mediation';
import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

/** Guardians and representatives on the case page of the workbench. */
export const staffCasePanels: StaffCasePanel[] = [{ order: 66, column: 'middle', when: (view) => (view.me.mediator || view.me.handler) && view.fileNumber !== null && !isFinal(view.state), component: () => import('./components/SpokenFor.vue') }];
