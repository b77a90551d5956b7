import { t } from '../../i18n/texts.js';

/** What is typed about a report. */
export interface Reported {
  to: string;
  name: string;
  at: string;
}

/** What is still missing, by field. */
export function missingIn({ to, at }: Reported): Record<string, string> {
  return { ...(to === '' ? { to: t('risks.missing') } : {}), ...(at === '' ? { at: t('risks.missing') } : {}) };
}

/** As the server takes it: the hour on the screen is Chinese time. */
export function reportOf({ to, name, at }: Reported): { to: string; name: string; at: string } {
  return { to, name: name.trim(), at: new Date(`${at}:00+08:00`).toISOString() };
}

/** Now, for a field of the browser. */
export function nowHere(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);
}
