import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

/** Inviting the other side, on the case page of the workbench. */
export const staffCasePanels: StaffCasePanel[] = [
  { order: 12, column: 'middle', when: (view) => view.moves.includes('inviteOtherSide') && (view.me.mediator || view.me.handler), component: () => import('./components/InviteCard.vue') },
];
