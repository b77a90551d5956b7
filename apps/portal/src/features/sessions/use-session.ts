import type { SessionPersonView, SessionView } from '@jiefen/mediation/wire';
import { computed, ref, toValue, type ComputedRef, type MaybeRefOrGetter, type Ref } from 'vue';
import { api } from '../../api/client.js';
import { problemText } from '../../api/problem.js';
import { useAnswer, type Answer } from '../../api/use-answer.js';

export interface Session extends Answer<SessionView> {
  /** The sentence of the act that failed last; empty after the next one that worked. */
  readonly problem: Ref<string>;
  /** Name of the act that is under way, or empty. */
  readonly busy: Ref<string>;
  /** Carries an act out and reads the session again. Answers undefined when it failed. */
  act<T>(path: string, body?: unknown): Promise<T | undefined>;
  put(path: string, body: unknown): Promise<void>;
  remove(path: string): Promise<void>;
  readonly inside: ComputedRef<readonly SessionPersonView[]>;
}

/** A session as this person sees it, kept fresh, with the acts on it. */
export function useSession(caseId: MaybeRefOrGetter<string>): Session {
  const base = (): string => `/api/cases/${encodeURIComponent(toValue(caseId))}/session`;
  const answer = useAnswer((signal) => api.get<SessionView>(base(), { signal }), () => `case:${toValue(caseId)}`);
  const problem = ref('');
  const busy = ref('');

  async function attempt<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
    busy.value = name;
    try {
      const done = await work();
      problem.value = '';
      await answer.reload();
      return done;
    } catch (error) {
      problem.value = problemText(error);
      return undefined;
    } finally {
      busy.value = '';
    }
  }

  return {
    ...answer,
    problem,
    busy,
    act: (path, body) => attempt(path, () => api.post(`${base()}${path}`, body)),
    put: async (path, body) => void (await attempt(path, () => api.put(`${base()}${path}`, body))),
    remove: async (path) => void (await attempt(path, () => api.delete(`${base()}${path}`))),
    inside: computed(() => answer.data.value?.people.filter(({ status }) => status === 'admitted') ?? []),
  };
}

/** Name of a seat that stays the same for everybody: the side, or the role. */
export function seatKey(person: Pick<SessionPersonView, 'role' | 'side'>): string {
  return person.side ?? person.role;
}
