import { readonly, ref } from 'vue';
import { read, write } from './keep.js';

const on = ref(false);

/** Large type on every route: a class on <html>, kept on this device. */
export const elder = readonly(on);

export function setElder(value: boolean): void {
  on.value = value;
  document.documentElement.classList.toggle('elder', value);
  write('elder', value ? '1' : undefined);
}

/** Takes up what was chosen before, or pressed before the program was there (`?type=large`). Called before the first paint of the app. */
export function restoreElder(): void {
  if (read('elder') === '1' || new URLSearchParams(location.search).get('type') === 'large') setElder(true);
}
