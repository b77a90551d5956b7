import { CALCULATOR_REFUSALS, CALCULATOR_WARNINGS, DEFAULT_TABLES, PARAMETER_KEYS, type BothLanguages, type CalculatorId, type Reason, type Region } from '@jiefen/mediation';
import { ApiProblem, problemText } from '../../api/problem.js';
import { hasText, language, t } from '../../i18n/texts.js';

/** The words of a question; a calculator may say it in its own way. */
export function fieldLabel(calculator: CalculatorId, id: string): string {
  const own = `sheets.field.${calculator}.${id}`;
  return hasText(own) ? t(own) : t(`sheets.field.${id}`);
}

/** A hint below a question, where there is one. */
export function fieldHint(calculator: CalculatorId, id: string): string | undefined {
  return [`sheets.hint.${calculator}.${id}`, `sheets.hint.${id}`].filter(hasText).map((key) => t(key))[0];
}

export function optionLabel(calculator: CalculatorId, id: string, value: string): string {
  const own = `sheets.option.${calculator}.${id}.${value}`;
  return hasText(own) ? t(own) : t(`sheets.option.${id}.${value}`);
}

export function regionName(code: string, regions: readonly Region[] = DEFAULT_TABLES.regions): string {
  return regions.find((region) => region.code === code)?.name[language.value] ?? code;
}

function filled(text: BothLanguages, params: Reason['params'], calculator: CalculatorId | undefined, regions?: readonly Region[]): string {
  return text[language.value].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params?.[name] ?? '');
    if (name === 'region') return regionName(value, regions);
    if (name === 'key') return (PARAMETER_KEYS as Readonly<Record<string, BothLanguages>>)[value]?.[language.value] ?? value;
    if (name === 'table' && hasText(`sheets.table.${value}`)) return t(`sheets.table.${value}`);
    if (name === 'field' && calculator !== undefined) return fieldLabel(calculator, value.replace(/^dependant\./, ''));
    return value;
  });
}

/** What a reader must know beside the numbers. */
export function warningText(warning: Reason): string {
  const known = (CALCULATOR_WARNINGS as Readonly<Record<string, BothLanguages>>)[warning.code];
  return known ? filled(known, warning.params, undefined) : warning.code;
}

/** Why it could not be counted, with names instead of codes, and who can enter a number that is missing. */
export function refusalText(error: unknown, calculator?: CalculatorId, regions?: readonly Region[]): string {
  if (!(error instanceof ApiProblem)) return problemText(error);
  const known = (CALCULATOR_REFUSALS as Readonly<Record<string, BothLanguages>>)[error.code];
  if (!known) return problemText(error);
  const administrator = error.params['administrator'];
  const who = administrator === undefined ? '' : administrator === '' ? t('sheets.ask-administrator') : t('sheets.ask-administrator-at', { who: administrator });
  const end = language.value === 'zh' ? '。' : '.';
  return `${filled(known, error.params, calculator, regions)}${end}${who === '' ? '' : `${language.value === 'zh' ? '' : ' '}${who}`}`;
}
