import type { CaseView } from '@jiefen/mediation/wire';
import { defineAsyncComponent, type Component } from 'vue';
import { loadTexts } from '../../i18n/load.js';
import type { StaffCasePanel } from '../../shared/staff-case-panel.js';

const modules = import.meta.glob<StaffCasePanel[]>('../*/staff-case-panels.ts', { eager: true, import: 'staffCasePanels' });

interface FoundPanel {
  readonly key: string;
  readonly order: number;
  readonly column: StaffCasePanel['column'];
  readonly when: (view: CaseView) => boolean;
  readonly component: Component;
}

/** The cards of all features on the case page of the workbench; each fetches its code and texts when first shown. */
export const foundStaffPanels: readonly FoundPanel[] = Object.entries(modules)
  .flatMap(([path, panels]) => {
    const feature = path.split('/')[1] ?? '';
    return panels.map((panel, at) => ({
      key: `${feature}-${at}`,
      order: panel.order,
      column: panel.column,
      when: panel.when,
      component: defineAsyncComponent(async () => {
        const [{ default: component }] = await Promise.all([panel.component(), loadTexts(feature)]);
        return component;
      }),
    }));
  })
  .sort((a, b) => a.order - b.order);

/** Features with cards: their lines on the timeline have their texts there too. */
export const featuresWithStaffPanels: readonly string[] = Object.keys(modules).map((path) => path.split('/')[1] ?? '');
