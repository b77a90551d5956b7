import type { CaseView } from '@jiefen/mediation/wire';
import { defineAsyncComponent, type Component } from 'vue';
import { loadTexts } from '../../i18n/load.js';
import type { CasePanel } from '../../shared/case-panel.js';

const modules = import.meta.glob<CasePanel[]>('../*/case-panels.ts', { eager: true, import: 'casePanels' });

interface FoundPanel {
  readonly key: string;
  readonly order: number;
  readonly when: (view: CaseView) => boolean;
  readonly component: Component;
}

/** The cards of all features, in their order; each fetches its code and its texts when it is first shown. */
export const foundPanels: readonly FoundPanel[] = Object.entries(modules)
  .flatMap(([path, panels]) => {
    const feature = path.split('/')[1] ?? '';
    return panels.map((panel, at) => ({
      key: `${feature}-${at}`,
      order: panel.order,
      when: panel.when,
      component: defineAsyncComponent(async () => {
        const [{ default: component }] = await Promise.all([panel.component(), loadTexts(feature)]);
        return component;
      }),
    }));
  })
  .sort((a, b) => a.order - b.order);

/** Features with cards: their lines on the timeline have their texts there too. */
export const featuresWithPanels: readonly string[] = Object.keys(modules).map((path) => path.split('/')[1] ?? '');
