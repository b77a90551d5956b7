/** Languages, dialects and signs an expert may speak. A body may write another one in its own words: it is shown as written. */
export const SPOKEN_LANGUAGES = ['mandarin', 'local', 'sign', 'english', 'yue', 'nan', 'hak', 'wuu'] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];
