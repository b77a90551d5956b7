import { answered, change, goOn, loadTree, position, start, EXITS, type Answer, type Question, type TreeCode, type Walk } from '@jiefen/mediation/diagnosis';
import { computed, shallowRef } from 'vue';
import type { RouteLocationRaw } from 'vue-router';

/** The walk lives in this page only: never stored, never sent. A reload forgets it. */
const walk = shallowRef<Walk>();

/** The page after all answers so far: the open question, or the advice. */
const nextPage = computed<RouteLocationRaw>(() => {
  if (!walk.value) return { name: 'ask' };
  const { kind } = position(walk.value);
  if (kind === 'result' || kind === 'person') return { name: 'ask-advice' };
  return { name: 'ask-question', params: { page: answered(walk.value).length + 1 } };
});

/** After a page about safety every page has the quick exit, and nothing can be carried into a filing. */
const safeMode = computed(() => {
  if (!walk.value) return false;
  const at = position(walk.value);
  return walk.value.passed.some((code) => EXITS[code].safe) || (at.kind === 'exit' && at.page.safe);
});

async function begin(code: TreeCode): Promise<void> {
  walk.value = start(await loadTree(code));
}

/** Takes an answer; undefined when it fits, else the code of what is wrong. Another tree is fetched when it fits better. */
async function give(question: Question, answer: Answer): Promise<string | undefined> {
  if (!walk.value) return undefined;
  const next = change(walk.value, question.id, answer);
  if (!next.ok) return next.reason.code;
  const at = position(next.value);
  walk.value = at.kind === 'otherTree' ? start(await loadTree(at.tree), next.value) : next.value;
  return undefined;
}

/** "I am safe now": leaves the urgent page. */
function passExit(): void {
  if (walk.value) walk.value = goOn(walk.value);
}

/** Nothing of the walk stays. */
function forget(): void {
  walk.value = undefined;
}

/** The one walk of this page. */
export function useWalk() {
  return { walk, nextPage, safeMode, begin, give, passExit, forget };
}
