import type { CaseView } from '@jiefen/mediation/wire';
import type { Component } from 'vue';

/** A card of a feature on the case page of the workbench. The component gets the prop `view: CaseView` and may emit `changed`. */
export interface StaffCasePanel {
  /** Place inside the column; lower is higher. Acts that wait for this person 10–49, things to know 50–89. */
  readonly order: number;
  readonly column: 'left' | 'middle' | 'right';
  /** Whether there is something to show; asked again with every change of the case. */
  readonly when: (view: CaseView) => boolean;
  readonly component: () => Promise<{ default: Component }>;
}
