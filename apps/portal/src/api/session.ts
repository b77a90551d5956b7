import type { PersonView } from '@jiefen/mediation/wire';
import { shallowReadonly, shallowRef } from 'vue';
import { read, write } from '../shared/keep.js';
import { forgetTyped } from '../shared/typed.js';
import { api } from './client.js';

const who = shallowRef<PersonView | null>();
let asking: Promise<PersonView | null> | undefined;

/** Who is logged in: undefined = not asked yet, null = nobody. */
export const person = shallowReadonly(who);

/** Asks the server once who is logged in. `again` asks anew. */
export function whoAmI(again = false): Promise<PersonView | null> {
  if (who.value !== undefined && !again) return Promise.resolve(who.value);
  asking ??= api
    .get<{ person: PersonView | null }>('/api/auth/me')
    .then((answer) => (who.value = answer.person))
    .finally(() => (asking = undefined));
  return asking;
}

/** After a login answered with the person. */
export function setPerson(found: PersonView | null): void {
  who.value = found;
}

export async function logOut(): Promise<void> {
  await api.post('/api/auth/logout');
  forgetTyped();
  who.value = null;
}

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
