import { onScopeDispose, readonly, ref, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref, type ShallowRef } from 'vue';
import { useLive } from './live.js';

export interface Answer<T> {
  /** What the server said last. Stays while it is read again, so that nothing flickers. */
  readonly data: ShallowRef<T | undefined>;
  /** Why reading failed; undefined again after the next success. */
  readonly error: ShallowRef<unknown>;
  readonly loading: Readonly<Ref<boolean>>;
  reload(): Promise<void>;
}

/** One act on the server names a topic several times within moments: it is read again once. In the background there is time. */
const GATHER_MS = 120;
const GATHER_BEHIND_MS = 3000;

/**
 * Reads something of the server and keeps it fresh: again whenever `topic` changes on the server, when the network
 * is back and when the page comes to the front. An older answer never replaces a newer one.
 */
export function useAnswer<T>(fetcher: (signal: AbortSignal) => Promise<T>, topic?: MaybeRefOrGetter<string | undefined>): Answer<T> {
  const data = shallowRef<T>();
  const error = shallowRef<unknown>();
  const loading = ref(false);
  let running: AbortController | undefined;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let changedSince = false;

  async function reload(): Promise<void> {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    loading.value = true;
    try {
      const answer = await fetcher(mine.signal);
      if (running !== mine) return;
      data.value = answer;
      error.value = undefined;
    } catch (failure) {
      if (running !== mine) return;
      error.value = failure;
    }
    loading.value = false;
    if (changedSince) hear();
  }

  /** Something changed. What is being read is let finish: breaking it off would only make the server do it twice. */
  function hear(): void {
    if (gathering !== undefined) return;
    changedSince = loading.value;
    if (changedSince) return;
    gathering = setTimeout(
      () => {
        gathering = undefined;
        void reload();
      },
      document.visibilityState === 'visible' ? GATHER_MS : GATHER_BEHIND_MS,
    );
  }

  const again = (): void => {
    if (document.visibilityState === 'visible') void reload();
  };
  if (topic !== undefined) {
    useLive(topic, hear);
    watch(() => toValue(topic), () => void reload());
  }
  addEventListener('online', again);
  document.addEventListener('visibilitychange', again);
  onScopeDispose(() => {
    running?.abort();
    running = undefined;
    clearTimeout(gathering);
    changedSince = false;
    removeEventListener('online', again);
    document.removeEventListener('visibilitychange', again);
  });
  void reload();
  return { data, error, loading: readonly(loading), reload };
}
