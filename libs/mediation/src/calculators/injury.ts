import { addDays, daysBetween } from '../time/local-date.js';
import type { LocalDate } from '../time/local-date.js';
import type { Fen } from '../money/money.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import { ageFrom, compensationYears } from './age.js';
import type { AgeFact } from './age.js';
import { sheetLine, sheetOf, totalOf } from './calculation-sheet.js';
import type { Sheet, SheetLine, UsedParameter } from './calculation-sheet.js';
import { supportByYear } from './dependants.js';
import type { Dependant } from './dependants.js';
import { parameter } from './parameters.js';
import type { ParameterKey, ParameterTables } from './parameters.js';
import { decimalText, minus, ONE, percent, plus, rational, smaller, times, yuanText, ZERO } from './rational.js';
import type { Rational } from './rational.js';
import { amount, calculation, day, few, optionalAmount, period, quantity, stop, whole } from './refuse.js';
import type { Warning } from './warnings.js';

/** Lost income: what was really lost, or a daily rate with its ground (RSSH 7). */
export type LostIncome =
  | { readonly basis: 'actual'; readonly amount: Fen }
  | { readonly basis: 'fixed' | 'threeYearAverage' | 'industryAverage'; readonly daily: Fen; readonly from: LocalDate; readonly to: LocalDate };

export interface InjuryFacts {
  /** Region of the court and statistical year: the last one published before the talks (RSSH 22). */
  readonly region: string;
  readonly year: number;
  /** The victim's home or habitual residence, if its standard is higher (RSSH 18). */
  readonly residenceRegion?: string;
  readonly injuredOn?: LocalDate;
  readonly outcome: 'injured' | 'disabled' | 'died';
  /** Needed for `disabled` (on the day of assessment) and `died` (on the day of death). */
  readonly age?: AgeFact;
  /** Grades 1 (worst) to 10, one per injury. */
  readonly grades?: readonly number[];
  /** Percent that the region adds for further injuries. */
  readonly addOnPercent?: number | string;
  readonly assessedOn?: LocalDate;
  readonly dependants?: readonly Dependant[];
  readonly medical?: Fen;
  readonly followUpTreatment?: Fen;
  readonly travel?: Fen;
  readonly hospitalDays?: number;
  readonly nutrition?: Fen;
  readonly lostIncome?: LostIncome;
  readonly nursing?: { readonly days: number; readonly persons?: number; readonly daily?: Fen };
  readonly aids?: readonly { readonly price: Fen; readonly replacements: number }[];
  /** Only a figure the parties bring: the law names factors, no number. */
  readonly mentalDistress?: Fen;
  /** Percent the other side bears, by fault or, in medical cases, by the part its fault had in the harm; absent: all. */
  readonly otherSidePercent?: number | string;
  /** Injured at work and the claim is against the own employer. */
  readonly againstOwnEmployer?: boolean;
}

const LABEL: BothLanguages = { zh: '人身损害赔偿', en: 'Personal injury' };
const rssh = (...articles: string[]): Source[] => articles.map((article) => ({ law: 'RSSH', article }));
const SINGLE_STANDARD_FROM = '2022-05-01';
/** Care is paid for at most twenty years (RSSH 8). */
const MAX_NURSING_DAYS = 20 * 365;

/** C-2: what the law counts for an injury or a death, head by head. */
export function calculateInjury(facts: InjuryFacts, tables: ParameterTables): Outcome<Sheet> {
  return calculation(() => {
    if (facts.againstOwnEmployer) stop('calculator.use-work-injury');
    const warnings: Warning[] = [];
    if (facts.injuredOn !== undefined && day('injuredOn', facts.injuredOn) < SINGLE_STANDARD_FROM) warnings.push({ code: 'injury.before-single-standard' });
    const lines = [...treatmentLines(facts, tables, warnings), ...lossLines(facts, tables, warnings)];
    if (facts.otherSidePercent !== undefined) lines.push(ownShareLine(lines, quantity('otherSidePercent', facts.otherSidePercent, 0, 100)));
    if (facts.mentalDistress === undefined && facts.outcome !== 'injured') warnings.push({ code: 'injury.mental-distress-by-factors' });
    return sheetOf('injury', LABEL, lines, warnings);
  });
}

/** What the victim bears himself (CC 1173; in medical cases by the appraised part, 医疗损害解释 12). */
function ownShareLine(lines: readonly SheetLine[], otherSide: Rational): SheetLine {
  const sum = totalOf(lines);
  const own = minus(rational(100), otherSide);
  const text = `${yuanText(sum)} × ${decimalText(own)}%`;
  return sheetLine({
    id: 'own-share', label: { zh: '自己承担的部分', en: 'Part the injured side bears' }, formula: { zh: text, en: text }, inputs: { otherSidePercent: decimalText(otherSide) },
    sources: [{ law: 'CC', article: '1173' }, { law: '医疗损害解释', article: '12' }], amount: times(rational(sum), percent(own)), effect: 'subtracts',
  });
}

function receipt(id: string, zh: string, en: string, value: Fen | undefined, sources: Source[]): SheetLine[] {
  const sum = optionalAmount(id, value);
  return sum === 0 ? [] : [sheetLine({ id, label: { zh, en }, formula: { zh: '按票据', en: 'by receipts' }, inputs: { amount: sum }, sources, amount: rational(sum) })];
}

function treatmentLines(facts: InjuryFacts, tables: ParameterTables, warnings: Warning[]): SheetLine[] {
  const lines = [
    ...receipt('medical', '医疗费', 'Medical costs', facts.medical, rssh('6')),
    ...receipt('follow-up-treatment', '后续治疗费', 'Further treatment', facts.followUpTreatment, rssh('6')),
    ...receipt('travel', '交通费', 'Travel', facts.travel, rssh('9')),
    ...receipt('nutrition', '营养费（按医疗意见）', 'Nutrition (by medical opinion)', facts.nutrition, rssh('11')),
  ];
  const hospitalDays = whole('hospitalDays', facts.hospitalDays ?? 0, 0, 7300);
  if (hospitalDays > 0) {
    const rate = parameter(tables, 'mealRate', facts.region, facts.year);
    lines.push(sheetLine({
      id: 'hospital-meals', label: { zh: '住院伙食补助费', en: 'Hospital meals' },
      formula: { zh: `${yuanText(rate.value)} × ${hospitalDays} 天`, en: `${yuanText(rate.value)} × ${hospitalDays} days` },
      inputs: { hospitalDays }, sources: rssh('10'), parameters: [rate.used], amount: times(rational(rate.value), rational(hospitalDays)),
    }));
  }
  const income = lostIncomeLine(facts, warnings);
  if (income) lines.push(income);
  const nursing = nursingLine(facts, tables, warnings);
  if (nursing) lines.push(nursing);
  const aids = few('aids', facts.aids).map((aid) => ({ price: amount('aids.price', aid.price), count: whole('aids.replacements', aid.replacements, 1, 100) }));
  if (aids.length > 0) {
    const text = aids.map((aid) => `${yuanText(aid.price)} × ${aid.count}`).join(' + ');
    lines.push(sheetLine({
      id: 'aids', label: { zh: '残疾辅助器具费（普通适用型）', en: 'Aids (ordinary type)' }, formula: { zh: text, en: text },
      sources: rssh('13'), amount: plus(...aids.map((aid) => times(rational(aid.price), rational(aid.count)))),
    }));
  }
  return lines;
}

function lostIncomeLine(facts: InjuryFacts, warnings: Warning[]): SheetLine | undefined {
  const lost = facts.lostIncome;
  if (!lost) return undefined;
  const label = { zh: '误工费', en: 'Lost income' };
  if (lost.basis === 'actual') {
    const real = amount('lostIncome.amount', lost.amount);
    return sheetLine({ id: 'lost-income', label, formula: { zh: '实际减少的收入', en: 'income really lost' }, inputs: { amount: real }, sources: rssh('7'), amount: rational(real) });
  }
  const from = day('lostIncome.from', lost.from);
  let to = day('lostIncome.to', lost.to);
  period(from, to);
  if (facts.assessedOn !== undefined && to >= facts.assessedOn) {
    // Continuing loss counts until the day before the assessment; after it the disability compensation runs (RSSH 7).
    to = addDays(day('assessedOn', facts.assessedOn), -1);
    warnings.push({ code: 'injury.lost-income-until-assessment', params: { date: to } });
  }
  const days = Math.max(0, whole('lostIncome.days', daysBetween(from, to) + 1, -40_000, 40_000));
  const daily = amount('lostIncome.daily', lost.daily);
  return sheetLine({
    id: 'lost-income', label,
    formula: { zh: `${yuanText(daily)} × ${days} 天`, en: `${yuanText(daily)} × ${days} days` },
    inputs: { basis: lost.basis, daily, from, to }, sources: rssh('7'), amount: times(rational(daily), rational(days)),
  });
}

function nursingLine(facts: InjuryFacts, tables: ParameterTables, warnings: Warning[]): SheetLine | undefined {
  const nursing = facts.nursing;
  if (!nursing) return undefined;
  const asked = whole('nursing.days', nursing.days, 0, 40_000);
  const days = Math.min(asked, MAX_NURSING_DAYS);
  if (days < asked) warnings.push({ code: 'injury.nursing-capped', params: { years: 20 } });
  const persons = whole('nursing.persons', nursing.persons ?? 1, 1, 4);
  const table = nursing.daily === undefined ? parameter(tables, 'nursingRate', facts.region, facts.year) : undefined;
  const daily = table ? table.value : amount('nursing.daily', nursing.daily);
  return sheetLine({
    id: 'nursing', label: { zh: '护理费', en: 'Care' },
    formula: { zh: `${yuanText(daily)} × ${persons} 人 × ${days} 天`, en: `${yuanText(daily)} × ${persons} person(s) × ${days} days` },
    inputs: { daily, persons, days }, sources: rssh('8'), parameters: table ? [table.used] : [],
    amount: times(rational(daily), rational(persons), rational(days)),
  });
}

function lossLines(facts: InjuryFacts, tables: ParameterTables, warnings: Warning[]): SheetLine[] {
  const lines: SheetLine[] = [];
  const k = facts.outcome === 'disabled' ? disabilityShare(facts, warnings) : facts.outcome === 'died' ? ONE : ZERO;
  if (facts.outcome !== 'injured') {
    if (facts.age === undefined) return stop('calculator.fact-missing', { field: 'age' });
    const age = ageFrom(facts.age);
    const years = compensationYears(age);
    const income = standard('disposableIncome', facts, tables, warnings);
    const died = facts.outcome === 'died';
    const share = died ? '' : ` × ${decimalText(k)}`;
    lines.push(sheetLine({
      id: died ? 'death-compensation' : 'disability-compensation',
      label: died ? { zh: '死亡赔偿金', en: 'Compensation for death' } : { zh: '残疾赔偿金', en: 'Compensation for disability' },
      formula: { zh: `${yuanText(income.value)} × ${years} 年${share}`, en: `${yuanText(income.value)} × ${years} years${share}` },
      inputs: { age, years, share: decimalText(k) },
      sources: died ? rssh('15', '22') : [...rssh('12', '22'), { law: '残疾赔偿系数（各地实践）', article: '', secondHand: true }],
      parameters: [income.used], amount: times(rational(income.value), rational(years), k),
    }));
    if (died) lines.push(funeralLine(facts, tables));
  }
  if (facts.dependants !== undefined && facts.dependants.length > 0 && facts.outcome !== 'injured') lines.push(dependantsLine(facts, facts.dependants, k, tables, warnings));
  const distress = optionalAmount('mentalDistress', facts.mentalDistress);
  if (distress > 0) {
    lines.push(sheetLine({
      id: 'mental-distress', label: { zh: '精神损害抚慰金（双方提出的数）', en: 'Mental distress (figure of the parties)' },
      formula: { zh: '按过错、后果等因素酌定', en: 'by factors such as fault and consequences' }, inputs: { amount: distress },
      sources: [{ law: '精神损害赔偿解释', article: '5' }], amount: rational(distress),
    }));
  }
  return lines;
}

function funeralLine(facts: InjuryFacts, tables: ParameterTables): SheetLine {
  const wage = parameter(tables, 'averageWage', facts.region, facts.year);
  return sheetLine({
    id: 'funeral', label: { zh: '丧葬费', en: 'Funeral' },
    formula: { zh: `${yuanText(wage.value)} × 6 个月`, en: `${yuanText(wage.value)} × 6 months` },
    sources: rssh('14'), parameters: [wage.used], amount: times(rational(wage.value), rational(6)),
  });
}

function dependantsLine(facts: InjuryFacts, dependants: readonly Dependant[], k: Rational, tables: ParameterTables, warnings: Warning[]): SheetLine {
  const consumption = standard('consumption', facts, tables, warnings);
  const bands = supportByYear(dependants, consumption.value, k);
  if (bands.some((band) => band.capped)) warnings.push({ code: 'injury.dependants-capped', params: { year: consumption.value } });
  const perYear = (value: Rational): string => decimalText(times(value, rational(1, 100)));
  return sheetLine({
    id: 'dependants', label: { zh: '被扶养人生活费', en: 'Support of dependants' },
    formula: {
      zh: bands.map((band) => `${band.years} 年 × ${perYear(band.perYear)}${band.capped ? '（封顶）' : ''}`).join(' + '),
      en: bands.map((band) => `${band.years} years × ${perYear(band.perYear)}${band.capped ? ' (capped)' : ''}`).join(' + '),
    },
    inputs: { dependants: dependants.length, share: decimalText(k) }, sources: rssh('16', '17'), parameters: [consumption.used],
    amount: plus(...bands.map((band) => times(band.perYear, rational(band.years)))),
  });
}

/** Grade 1 … 10 = 100 % … 10 %; several injuries: the worst plus the region's add-on, never above 100 %. */
function disabilityShare(facts: InjuryFacts, warnings: Warning[]): Rational {
  const grades = few('grades', facts.grades, 20).map((grade) => whole('grades', grade, 1, 10));
  if (grades.length === 0) return stop('calculator.fact-missing', { field: 'grades' });
  const worst = rational(11 - Math.min(...grades), 10);
  if (grades.length > 1) warnings.push({ code: 'injury.add-on-is-regional' });
  return smaller(ONE, plus(worst, facts.addOnPercent === undefined ? ZERO : percent(quantity('addOnPercent', facts.addOnPercent, 0, 100))));
}

/** The court's standard, or that of the victim's home when it is higher (RSSH 18). */
function standard(key: ParameterKey, facts: InjuryFacts, tables: ParameterTables, warnings: Warning[]): { value: Fen; used: UsedParameter } {
  const court = parameter(tables, key, facts.region, facts.year);
  if (facts.residenceRegion === undefined) return court;
  const home = parameter(tables, key, facts.residenceRegion, facts.year);
  if (home.value <= court.value) return court;
  warnings.push({ code: 'injury.higher-home-standard', params: { region: facts.residenceRegion, key } });
  return home;
}
