import type { AgreementDraft } from '@jiefen/mediation';
import type { DraftView } from '@jiefen/mediation/wire';
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { api } from '../../api/client.js';
import { ApiProblem, NoConnection } from '../../api/problem.js';
import { useAnswer } from '../../api/use-answer.js';
import { cleaned, same } from './draft-edit.js';
import { merge, takeTheirs, type Conflict } from './draft-merge.js';

const PAUSE_MS = 700;
const AGAIN_MS = 5000;

export type SaveState = 'saved' | 'writing' | 'saving' | 'waiting';

export interface DraftDesk {
  readonly view: ShallowRef<DraftView | undefined>;
  readonly draft: ShallowRef<AgreementDraft | undefined>;
  readonly error: ShallowRef<unknown>;
  readonly failure: ShallowRef<unknown>;
  readonly state: Ref<SaveState>;
  readonly version: Ref<number>;
  readonly conflicts: ShallowRef<readonly Conflict[]>;
  /** The words, answers and findings are those of the text on the screen. */
  readonly upToDate: ComputedRef<boolean>;
  change(next: AgreementDraft): void;
  settle(conflict: Conflict, theirs: boolean): void;
  saveNow(): Promise<void>;
  reload(): Promise<void>;
}

interface Backup {
  readonly base: AgreementDraft;
  readonly draft: AgreementDraft;
}

/**
 * The mediator's desk of one draft: typed here, saved by itself. A save that meets a newer version is merged and sent
 * again; without network it waits in this tab and survives a reload. Nothing that was typed is lost.
 */
export function useDraft(caseId: string): DraftDesk {
  const path = `/api/cases/${caseId}/draft`;
  const key = `jiefen.draft.${caseId}`;
  const { data: view, error, reload } = useAnswer((signal) => api.get<DraftView>(path, { signal }), () => `case:${caseId}`);
  const draft = shallowRef<AgreementDraft>();
  const base = shallowRef<AgreementDraft>();
  const version = ref(0);
  const state = ref<SaveState>('saved');
  const failure = shallowRef<unknown>();
  const conflicts = shallowRef<readonly Conflict[]>([]);
  let saving = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const dirty = (): boolean => draft.value !== undefined && base.value !== undefined && !same(cleaned(draft.value), base.value);

  function adopt(found: DraftView): void {
    if (draft.value === undefined || base.value === undefined) {
      const kept = found.mayEdit ? readBackup(key) : undefined;
      const merged = kept ? merge(kept.base, kept.draft, found.draft) : { draft: found.draft, conflicts: [] };
      draft.value = merged.draft;
      conflicts.value = merged.conflicts;
    } else if (found.version <= version.value) {
      return;
    } else if (dirty()) {
      const merged = merge(base.value, draft.value, found.draft);
      draft.value = merged.draft;
      conflicts.value = [...conflicts.value, ...merged.conflicts];
    } else {
      draft.value = found.draft;
    }
    base.value = found.draft;
    version.value = found.version;
    if (dirty()) plan(PAUSE_MS);
  }

  function plan(after: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void saveNow(), after);
  }

  async function saveNow(): Promise<void> {
    clearTimeout(timer);
    if (saving || draft.value === undefined || !view.value?.mayEdit) return;
    if (!dirty()) {
      state.value = 'saved';
      return;
    }
    saving = true;
    state.value = 'saving';
    const sending = cleaned(draft.value);
    let again = 0;
    try {
      const answer = await api.put<{ version: number }>(path, { version: version.value, draft: sending });
      version.value = answer.version;
      base.value = sending;
      failure.value = undefined;
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === 'draft.changed-meanwhile') {
        await reload();
        again = PAUSE_MS;
      } else {
        failure.value = problem;
        state.value = 'waiting';
        again = problem instanceof NoConnection ? AGAIN_MS : 0;
      }
    }
    saving = false;
    // What came while this was on its way was put aside: now it can be told whether it is our own.
    if (view.value) adopt(view.value);
    if (dirty()) {
      if (again > 0 || failure.value === undefined) plan(again || PAUSE_MS);
    } else {
      state.value = 'saved';
      writeBackup(key, undefined);
    }
    if (view.value && view.value.version < version.value) void reload();
  }

  watch(
    view,
    (found) => {
      if (found && !saving) adopt(found);
    },
    { immediate: true },
  );
  const online = (): void => plan(0);
  addEventListener('online', online);
  onScopeDispose(() => {
    removeEventListener('online', online);
    clearTimeout(timer);
    if (dirty()) void saveNow();
  });

  return {
    view,
    draft,
    error,
    failure,
    state,
    version,
    conflicts,
    upToDate: computed(() => state.value === 'saved' && view.value?.version === version.value),
    change(next) {
      draft.value = next;
      if (!dirty()) return;
      state.value = 'writing';
      if (base.value) writeBackup(key, { base: base.value, draft: next });
      plan(PAUSE_MS);
    },
    settle(conflict, theirs) {
      conflicts.value = conflicts.value.filter((one) => one !== conflict);
      if (theirs && draft.value) this.change(takeTheirs(draft.value, conflict));
    },
    saveNow,
    reload,
  };
}

function readBackup(key: string): Backup | undefined {
  try {
    const found = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Partial<Backup> | null;
    return found?.base && found.draft ? { base: found.base, draft: found.draft } : undefined;
  } catch {
    return undefined;
  }
}

function writeBackup(key: string, backup: Backup | undefined): void {
  try {
    if (backup === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(backup));
  } catch {
    // Full or private: the draft is still on the screen and is sent again.
  }
}
