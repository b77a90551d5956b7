import { computed, ref, shallowReactive } from 'vue';

/** Languages of the portal. Chinese is the default and the text that counts. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type TextParams = Readonly<Record<string, string | number>>;

const current = ref<Language>('zh');
const texts: Record<Language, Map<string, string>> = { zh: shallowReactive(new Map()), en: shallowReactive(new Map()) };

/** The language of the page now. Switch it with `switchLanguage`, which fetches the texts first. */
export const language = computed<Language>(() => current.value);

/** Adds texts of one file; the same key in two files is a mistake that the text test finds. */
export function addTexts(to: Language, more: Readonly<Record<string, string>>): void {
  for (const [key, text] of Object.entries(more)) texts[to].set(key, text);
}

/** Only for `switchLanguage` and tests: the texts of the language must be there already. */
export function setLanguage(to: Language): void {
  current.value = to;
}

/** Whether there is a sentence for this key in the language of the page. */
export function hasText(key: string): boolean {
  return texts[current.value].has(key);
}

/**
 * The sentence of a key, `{name}` filled from the parameters. English may have two forms, `one | many`, chosen by
 * the parameter `n`. A missing key shows itself, so that it is seen at once.
 */
export function t(key: string, params: TextParams = {}): string {
  return fill(formOf(raw(key), params), (name) => String(params[name] ?? `{${name}}`)).join('');
}

/** The sentence cut at its placeholders: names in odd places. For components that put markup into a sentence. */
export function pieces(key: string, params: TextParams = {}): string[] {
  return formOf(raw(key), params).split(/\{(\w+)\}/);
}

function raw(key: string): string {
  return texts[current.value].get(key) ?? texts.zh.get(key) ?? key;
}

function formOf(text: string, params: TextParams): string {
  const cut = text.indexOf(' | ');
  if (cut < 0) return text;
  return Number(params['n']) === 1 ? text.slice(0, cut) : text.slice(cut + 3);
}

function fill(text: string, value: (name: string) => string): string[] {
  return text.split(/\{(\w+)\}/).map((piece, at) => (at % 2 === 0 ? piece : value(piece)));
}
