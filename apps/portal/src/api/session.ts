import type { PersonView } from '@jiefen/mediation/wire';
import { shallowReadonly, shallowRef, watch } from 'vue';
import { language } from '../i18n/texts.js';
import { read, write } from '../shared/keep.js';
import { forgetTyped } from '../shared/typed/use-typed.js';
import { api, LOGGED_OUT } from './client.js';

const who = shallowRef<PersonView | null>();
let asking: Promise<PersonView | null> | undefined;

/** Who is logged in: undefined = not asked yet, null = nobody. */
export const person = shallowReadonly(who);

/** Asks the server once who is logged in. `again` asks anew. */
export function whoAmI(again = false): Promise<PersonView | null> {
  if (who.value !== undefined && !again) return Promise.resolve(who.value);
  asking ??= api
    .get<{ person: PersonView | null }>('/api/auth/me')
    .then((answer) => {
      setPerson(answer.person);
      return answer.person;
    })
    .finally(() => (asking = undefined));
  return asking;
}

// Who reads in the other language from now on gets the messages in it as well.
watch(language, (to) => {
  if (who.value && who.value.kind !== 'guest' && who.value.language !== to) {
    who.value = { ...who.value, language: to };
    void api.put('/api/auth/language', { language: to }).catch(() => undefined);
  }
});

/** After a login answered with the person. */
export function setPerson(found: PersonView | null): void {
  who.value = found;
  watchEnd(found);
}

export async function logOut(): Promise<void> {
  await api.post('/api/auth/logout');
  forgetTyped();
  setPerson(null);
}

/** Asked this long before the end, and at the end: time enough to finish a sentence. */
const WARN_MS = 5 * 60_000;
/** Browsers count a longer timer as none. */
const LONGEST_TIMER_MS = 12 * 3_600_000;
let endsAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function watchEnd(found: PersonView | null): void {
  clearTimeout(timer);
  if (endsAt !== 0) void import('../shared/session-end/open.js').then(({ hideSessionEnd }) => hideSessionEnd(), () => undefined);
  endsAt = found ? Date.now() + found.sessionEndsInSeconds * 1000 : 0;
  if (found) wait();
}

/** A phone that slept wakes late: the clock is asked each time, not the timer trusted. */
function wait(): void {
  clearTimeout(timer);
  const left = endsAt - Date.now();
  if (left <= 0) return tellEnd('over');
  if (left <= WARN_MS) {
    tellEnd('soon');
    timer = setTimeout(wait, left + 500);
  } else timer = setTimeout(wait, Math.min(left - WARN_MS, LONGEST_TIMER_MS));
}

function tellEnd(stage: 'soon' | 'over'): void {
  const found = who.value;
  if (!found) return;
  void import('../shared/session-end/open.js').then(
    ({ showSessionEnd }) => showSessionEnd({ stage, endsAt, person: found, acts: { stay: stayLoggedIn, leave: logOut, arrived: setPerson } }),
    () => (timer = setTimeout(wait, 10_000)),
  );
}

/** One press before the end: the log-in goes on. */
export async function stayLoggedIn(): Promise<void> {
  const found = who.value;
  if (!found) return;
  const { sessionEndsInSeconds } = await api.post<{ sessionEndsInSeconds: number }>('/api/auth/extend');
  setPerson({ ...found, sessionEndsInSeconds });
}

// An answer said that nobody is logged in, although this page knows somebody: the log-in ended under their hands.
addEventListener(LOGGED_OUT, () => tellEnd('over'));

const BORROWED = 'borrowed';

/** On a borrowed phone: the login ends when the page is left, also when nobody thinks of logging out. */
export function endWithThePage(): void {
  write(BORROWED, '1');
  sessionStorage.setItem(BORROWED, '1');
  addEventListener(
    'pagehide',
    () => {
      navigator.sendBeacon('/api/auth/logout');
      forgetTyped();
    },
    { once: true },
  );
}

/** True once when the phone was borrowed by somebody who has closed the page: what they wrote must go. */
export function leftByBorrower(): boolean {
  if (read(BORROWED) === undefined || sessionStorage.getItem(BORROWED) !== null) return false;
  write(BORROWED, undefined);
  return true;
}
