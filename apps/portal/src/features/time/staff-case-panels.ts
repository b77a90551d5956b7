import { clockById } from '@jiefen/mediation';
import type { CaseView } from '@jiefen/mediation/wire';
import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

function hasMovableClock(view: CaseView): boolean {
  return view.deadlines.some(({ endedAt, rule }) => endedAt === null && clockById(rule)?.extendable?.by === 'allParties');
}

/** The time of the mediation: asking both sides for more. */
export const staffCasePanels: StaffCasePanel[] = [
  { order: 30, column: 'right', when: (view) => (view.me.mediator || view.me.handler) && hasMovableClock(view), component: () => import('./components/ClockMoves.vue') },
  { order: 62, column: 'right', when: (view) => view.me.mediator || view.me.handler || view.me.supervisor, component: () => import('./components/RunningTimes.vue') },
];
