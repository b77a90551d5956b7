import { readonly, ref } from 'vue';
import { read, write } from './keep.js';

/** The legal service line of the whole country: right also where the page knows no body yet. */
const NATIONAL_LINE = '12348';
const phone = ref(NATIONAL_LINE);

/** The number behind 求助 on every page: that of the body of the code or of the case, once known. */
export const helpPhone = readonly(phone);

export function setHelpPhone(number: string | null | undefined): void {
  if (!number) return;
  phone.value = number;
  write('help-phone', number);
}

/** Takes up the number of the body this person dealt with last. */
export function restoreHelpPhone(): void {
  phone.value = read('help-phone') ?? NATIONAL_LINE;
}
