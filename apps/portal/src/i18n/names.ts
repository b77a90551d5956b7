import { language } from './texts.js';

/** The name of a body in the language of the page; the Chinese one where no other was entered. */
export function bodyName(of: { readonly organizationName: string | null; readonly organizationNameEn: string | null }): string {
  return (language.value === 'en' && of.organizationNameEn) || (of.organizationName ?? '');
}
