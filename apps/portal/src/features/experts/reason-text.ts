import type { ReasonView } from '@jiefen/mediation/wire';
import { day } from '../../i18n/formats.js';
import { hasText, t } from '../../i18n/texts.js';

/** The words of a language, a side, a field or a day inside a reason; codes never reach a person. */
function paramText(name: string, value: string | number): string | number {
  if (typeof value === 'number') return value;
  switch (name) {
    case 'specialty':
      return t(`experts.specialty.${value}`);
    case 'side':
      return t(`side.${value}`);
    case 'languages':
      return languagesText(value.split(','));
    case 'until':
      return day(value);
    default:
      return value;
  }
}

/** Names of languages and dialects; one that the portal does not know keeps its own name. */
export function languagesText(codes: readonly string[]): string {
  return codes.map((code) => (hasText(`experts.language.${code}`) ? t(`experts.language.${code}`) : code)).join(t('experts.comma'));
}

/** The sentence of one reason for or against asking an expert. */
export function reasonText(reason: ReasonView): string {
  const params = Object.fromEntries(Object.entries(reason.params ?? {}).map(([name, value]) => [name, paramText(name, value)]));
  return t(`experts.reason.${reason.code.replace(/^matching\./, '')}`, params);
}

const AGAINST = ['matching.elsewhere', 'matching.language-missing', 'matching.no-common-time'];

/** What speaks for the expert; the rest says what is missing. */
export function speaksFor(reason: Pick<ReasonView, 'code' | 'points'>): boolean {
  return !AGAINST.includes(reason.code);
}
