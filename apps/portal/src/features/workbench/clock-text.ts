import { clockById } from '@jiefen/mediation';
import { hasText, language, t } from '../../i18n/texts.js';

/** Short name of a deadline: a own word for those that staff meet daily, else the sentence of the rule. */
export function clockName(rule: string): string {
  const key = `workbench.${rule}`;
  return hasText(key) ? t(key) : (clockById(rule)?.summary[language.value] ?? t('workbench.a-deadline'));
}

/** What to do about a deadline, as a task. */
export function taskName(rule: string, owner: string): string {
  const key = `workbench.task.${rule}`;
  if (owner === 'respondent' || owner === 'applicant' || owner === 'parties') return hasText(`${key}.again`) ? t(`${key}.again`) : t('workbench.task.ask-party', { what: clockName(rule) });
  return hasText(key) ? t(key) : clockName(rule);
}
