import { mayTellOwnView } from '@jiefen/mediation';
import type { CaseView } from '@jiefen/mediation/wire';
import type { CasePanel } from '../../shared/case-panel.js';

const NOT_MEDIATED = ['answered', 'referred', 'notAccepted'];
const isParty = (view: CaseView): boolean => view.me.side !== null && !NOT_MEDIATED.includes(view.state);
/** The invited side has not said a word yet: then this waits for them, among the acts. */
const isAwaited = (view: CaseView): boolean => view.me.side === 'respondent' && mayTellOwnView(view.state) && !view.timeline.some(({ kind, side }) => kind === 'own-view.told' && side === 'respondent');

/** What each side says, with its papers, on a resident's case page. */
export const casePanels: CasePanel[] = [
  { order: 20, when: (view) => isParty(view) && isAwaited(view), component: () => import('./components/BothSides.vue') },
  { order: 52, when: (view) => isParty(view) && !isAwaited(view), component: () => import('./components/BothSides.vue') },
];
