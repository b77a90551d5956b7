import { language, t } from '../../i18n/texts.js';

/** The name of a body in the language of the page. */
export function bodyName(body: { readonly name: string; readonly nameEn: string }): string {
  return language.value === 'zh' ? body.name : body.nameEn;
}

/** Names one after the other, with the comma of the language. */
export function listed(words: readonly string[]): string {
  return words.join(t('staff.comma'));
}
