/** Where the texts of each feature are fetched from. Apart, because the landing needs none of them. */
export const sources = import.meta.glob<Record<string, string>>(['../features/*/i18n/*.json', '../shared/i18n/*.json'], { import: 'default' });
