import type { StaffCasePanel } from '../../shared/staff-case-panel.js';
import { PLANNING } from './planning.js';

/** Finding a time, on the case page of the workbench: the same card as the parties have. */
export const staffCasePanels: StaffCasePanel[] = [{ order: 20, column: 'middle', when: (view) => PLANNING.includes(view.state) && (view.me.mediator || view.me.handler), component: () => import('./components/ScheduleCard.vue') }];
