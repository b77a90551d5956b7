import type { CaseView } from '@jiefen/mediation/wire';
import type { Component } from 'vue';

/** A card of a feature on a resident's case page. The component gets the prop `view: CaseView` and may emit `changed`. */
export interface CasePanel {
  /** Place on the page; lower is higher. What waits for this person comes first: 10–49 acts, 50–89 things to know. */
  readonly order: number;
  /** Whether there is something to show; asked again with every change of the case. */
  readonly when: (view: CaseView) => boolean;
  readonly component: () => Promise<{ default: Component }>;
}
