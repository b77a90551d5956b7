import type { DraftView } from '@jiefen/mediation/wire';
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { t } from '../../i18n/texts.js';
import { clauseName, draftSentence } from './clause-text.js';

const QUIET_MS = 1500;

/** What this person saw of each clause, so that a change is shown and said: once, politely, when the writing pauses. */
export function useChanges(view: ShallowRef<DraftView | undefined>): { before: (clauseId: string) => string | undefined; isNew: (clauseId: string) => boolean; seen: (clauseId: string) => void; said: Ref<string> } {
  const known = shallowRef<ReadonlyMap<string, string>>(new Map());
  const added = shallowRef<ReadonlySet<string>>(new Set());
  const said = ref('');
  const waiting = new Map<string, string>();
  let last: ReadonlyMap<string, Sentence> | undefined;
  let lastLanguage = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  watch(
    // The words are read in the language of the page: switching it is no change of the text.
    // Before the first save there is nothing that anybody could have read.
    () => (view.value && view.value.version > 0 ? { words: sentencesOf(view.value), mark: t('agreements.clause') } : undefined),
    (now) => {
      if (!now) return;
      if (last === undefined || lastLanguage !== now.mark) {
        known.value = new Map([...now.words].map(([id, { words }]) => [id, words]));
      } else {
        const base = new Map(known.value);
        const fresh = new Set(added.value);
        for (const [id, { words, at }] of now.words) {
          if (!base.has(id)) {
            base.set(id, words);
            fresh.add(id);
            waiting.set(id, t('agreements.said-added', { clause: clauseName(at) }));
          } else if (last?.get(id)?.words !== words) waiting.set(id, t('agreements.said-changed', { clause: clauseName(at), words }));
        }
        known.value = base;
        added.value = fresh;
        if (waiting.size > 0) {
          clearTimeout(timer);
          timer = setTimeout(() => {
            said.value = [...waiting.values()].join(' ');
            waiting.clear();
          }, QUIET_MS);
        }
      }
      last = now.words;
      lastLanguage = now.mark;
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));

  return {
    before: (id) => known.value.get(id),
    isNew: (id) => added.value.has(id),
    seen(id) {
      const words = last?.get(id)?.words;
      if (words !== undefined) known.value = new Map(known.value).set(id, words);
      added.value = new Set([...added.value].filter((one) => one !== id));
    },
    said,
  };
}

interface Sentence {
  readonly words: string;
  readonly at: number;
}

/** The clauses that are whole sentences; a gap says nothing yet. */
function sentencesOf(view: DraftView): Map<string, Sentence> {
  return new Map(
    view.draft.clauses.flatMap((clause, at): [string, Sentence][] => {
      const words = draftSentence(view, at);
      return words === null ? [] : [[clause.id, { words, at }]];
    }),
  );
}
