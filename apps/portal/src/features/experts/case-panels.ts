import type { CasePanel } from '../../shared/case-panel.js';

const WITH_MEDIATOR = ['mediatorAppointed', 'otherSideInvited', 'bothWilling', 'sessionBooked', 'inSession'];

/** Cards on a resident's case page: a mediator with a relation, choosing a mediator, and asking for another. */
export const casePanels: CasePanel[] = [
  { order: 12, when: (view) => view.me.side !== null && view.consentsAsked.includes('relation'), component: () => import('./components/RelationAsked.vue') },
  { order: 15, when: (view) => view.state === 'accepted' && view.me.side !== null, component: () => import('./components/ChooseMediator.vue') },
  { order: 72, when: (view) => view.me.side !== null && view.mediator !== null && WITH_MEDIATOR.includes(view.state), component: () => import('./components/AnotherMediator.vue') },
];
