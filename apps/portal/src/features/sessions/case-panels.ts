import type { CasePanel } from '../../shared/case-panel.js';

/** The way into the video room, on a resident's case page. */
export const casePanels: CasePanel[] = [
  { order: 10, when: (view) => view.me.side !== null && ['sessionBooked', 'inSession', 'agreementFrozen'].includes(view.state), component: () => import('./components/SessionPanel.vue') },
];
