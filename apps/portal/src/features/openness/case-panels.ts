import type { CaseState } from '@jiefen/mediation';
import type { CasePanel } from '../../shared/case-panel.js';

const TALKING: readonly CaseState[] = ['otherSideInvited', 'bothWilling', 'sessionBooked', 'inSession'];
const asked = (matters: readonly string[]): boolean => matters.includes('openSession');

/** Open or closed: on top while an answer is asked for, else a thing to know while people talk. */
export const casePanels: CasePanel[] = [
  { order: 12, when: (view) => view.me.side !== null && asked(view.consentsAsked), component: () => import('./components/OpennessCard.vue') },
  { order: 64, when: (view) => view.me.side !== null && !asked(view.consentsAsked) && TALKING.includes(view.state), component: () => import('./components/OpennessCard.vue') },
];
