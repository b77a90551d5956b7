import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

/** The way to the dossier, for the mediator and the handlers. */
export const staffCasePanels: StaffCasePanel[] = [{ order: 70, column: 'right', when: (view) => view.fileNumber !== null && (view.me.mediator || view.me.handler), component: () => import('./components/DossierLink.vue') }];
