import { person } from '../../api/session.js';
import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

/** Cards on the case page of the workbench: the asked expert's answer, and asking or replacing the mediator. */
export const staffCasePanels: StaffCasePanel[] = [
  { order: 10, column: 'middle', when: (view) => view.state === 'mediatorAsked' && !view.consentsAsked.includes('relation') && view.me.mediator && view.mediator?.accountId === person.value?.accountId, component: () => import('./components/AnswerAppointment.vue') },
  { order: 11, column: 'middle', when: (view) => (view.me.mediator || view.me.handler) && view.consentsAsked.includes('relation'), component: () => import('./components/RelationAsked.vue') },
  { order: 58, column: 'right', when: (view) => view.me.mediator && view.moves.includes('mediatorWithdraws') && !view.consentsAsked.includes('relation'), component: () => import('./components/DiscloseLater.vue') },
  {
    order: 15,
    column: 'right',
    when: (view) => (view.me.handler && view.moves.some((move) => move === 'askMediator' || move === 'mediatorWithdraws')) || (view.me.mediator && view.moves.includes('mediatorWithdraws')),
    component: () => import('./components/MediatorActs.vue'),
  },
];
