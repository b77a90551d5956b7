import { isFinal } from '@jiefen/mediation';
import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

/** Agents of the parties and their papers. */
export const staffCasePanels: StaffCasePanel[] = [{ order: 64, column: 'middle', when: (view) => (view.me.mediator || view.me.handler) && view.fileNumber !== null && !isFinal(view.state), component: () => import('./components/StaffAgents.vue') }];
