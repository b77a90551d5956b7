import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

/** What the parties say about the minutes. */
export const staffCasePanels: StaffCasePanel[] = [{ order: 62, column: 'middle', when: (view) => (view.me.mediator || view.me.handler) && view.timeline.some(({ kind }) => kind === 'minutes.ready'), component: () => import('./components/StaffMinutes.vue') }];
