import { read, write } from '../shared/keep.js';
import zh from './zh.json' with { type: 'json' };
import { addTexts, language, setLanguage, type Language } from './texts.js';

type Texts = Record<string, string>;
const general = import.meta.glob<Texts>('./en.json', { import: 'default' });
const more = new Map<Language, () => Promise<Texts>>();
const landing = import.meta.glob<Texts>('../features/landing/i18n/*.json', { import: 'default' });

/** Texts that all pages but the landing share: kinds of dispute, steps, lights, forms and their errors. */
export const SHARED = 'shared';

const asked = new Set<string>();
const pending = new Map<string, Promise<void>>();

addTexts('zh', zh);

/** Texts of the frame of the workbench: handed in by its entry, so that no phone carries them. */
export function addFrameTexts(of: Record<Language, () => Promise<Texts>>): void {
  for (const to of ['zh', 'en'] as const) more.set(to, of[to]);
}

/** Fetches the texts of a feature in the language of the page, once. A feature without texts is no mistake. */
export function loadTexts(feature: string): Promise<void> {
  asked.add(feature);
  return fetchTexts(feature, language.value);
}

/** What a person chooses is kept: on this device, and in a cookie, by which the server draws the first page in that language. */
export async function switchLanguage(to: Language): Promise<void> {
  await showLanguage(to);
  write('language', to);
  document.cookie = `jiefen_language=${to}; path=/; max-age=31536000; samesite=lax`;
}

/** Fetches what the page shows in a language and then switches, so that no screen is mixed. */
export async function showLanguage(to: Language): Promise<void> {
  await Promise.all([...['', ...asked].map((feature) => fetchTexts(feature, to)), more.get(to)?.().then((texts) => addTexts(to, texts))]);
  setLanguage(to);
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en';
}

/** The one in the address (`?lang=en`, for links in messages), else what this person chose before, else Chinese where the device speaks Chinese. */
export function firstLanguage(): { language: Language; chosen: boolean } {
  const wished = new URLSearchParams(location.search).get('lang') ?? read('language');
  if (wished === 'en' || wished === 'zh') return { language: wished, chosen: true };
  return { language: /^(?:zh|$)/i.test(navigator.language) ? 'zh' : 'en', chosen: false };
}

/** At the start: a wish is kept like a choice, the language of the device is only followed. */
export async function startLanguage(): Promise<void> {
  const { language: to, chosen } = firstLanguage();
  await (chosen ? switchLanguage(to) : showLanguage(to));
}

function fetchTexts(feature: string, to: Language): Promise<void> {
  const key = `${feature} ${to}`;
  let found = pending.get(key);
  if (!found) {
    found = sourceOf(feature, to)
      .then((source) => source?.())
      .then((texts) => texts && addTexts(to, texts));
    // A lost connection must not be remembered: the next page asks again.
    found.catch(() => pending.delete(key));
    pending.set(key, found);
  }
  return found;
}

async function sourceOf(feature: string, to: Language): Promise<(() => Promise<Texts>) | undefined> {
  if (feature === '') return to === 'en' ? general['./en.json'] : undefined;
  const path = feature === SHARED ? `../shared/i18n/${to}.json` : `../features/${feature}/i18n/${to}.json`;
  return landing[path] ?? (await import('./sources.js')).sources[path];
}
