import { nextTick, ref, type Ref } from 'vue';
import { ApiProblem, fieldText, problemText } from '../../api/problem.js';

export interface Act {
  readonly busy: Ref<boolean>;
  /** Why it did not happen, as a sentence; empty when it did. */
  readonly failure: Ref<string>;
  /** Sentences for single fields, by the name the server gives them. */
  readonly errors: Ref<Readonly<Record<string, string>>>;
  /** True when it was done. One at a time: a second press while it runs does nothing. */
  run(work: () => Promise<unknown>): Promise<boolean>;
  clear(): void;
}

/** One act of a form: busy, failure and the errors of its fields; the first wrong field takes the focus. */
export function useAct(idOf: (field: string) => string = (field) => field): Act {
  const busy = ref(false);
  const failure = ref('');
  const errors = ref<Readonly<Record<string, string>>>({});

  function clear(): void {
    failure.value = '';
    errors.value = {};
  }

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false;
    clear();
    busy.value = true;
    try {
      await work();
      return true;
    } catch (problem) {
      if (problem instanceof ApiProblem && Object.keys(problem.fields).length > 0) {
        errors.value = Object.fromEntries(Object.entries(problem.fields).map(([field, code]) => [field, fieldText(code)]));
        await nextTick();
        const [first] = Object.keys(errors.value);
        const element = first === undefined ? null : document.getElementById(idOf(first));
        if (element) element.focus();
        else failure.value = Object.values(errors.value)[0] ?? '';
      } else {
        failure.value = problemText(problem);
      }
      return false;
    } finally {
      busy.value = false;
    }
  }
  return { busy, failure, errors, run, clear };
}
