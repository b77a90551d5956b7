import type { Sheet } from '../calculators/calculation-sheet.js';
import { calculateAnnualLeave } from '../calculators/annual-leave.js';
import { calculateConsumer } from '../calculators/consumer.js';
import { DEFAULT_TABLES } from '../calculators/default-tables.js';
import { calculateDoubleWage } from '../calculators/double-wage.js';
import { calculateInjury } from '../calculators/injury.js';
import { type ParameterKey, type ParameterTables, extendTables } from '../calculators/parameters.js';
import { type AgreedInterest, calculatePrivateLoan } from '../calculators/private-loan.js';
import { calculateSeverance } from '../calculators/severance.js';
import { calculateTraffic } from '../calculators/traffic.js';
import { lossesFromInjury } from '../calculators/traffic-losses.js';
import type { VictimFault } from '../calculators/traffic-share.js';
import { CALCULATOR_WARNINGS, type Warning } from '../calculators/warnings.js';
import { type Fen, fen } from '../money/money.js';
import type { BothLanguages } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import { CHINA, type WorkingDayCalendar } from '../time/calendar.js';
import { type LocalDate, addYears, parseLocalDate, yearOf } from '../time/local-date.js';
import type { Figure, WorthHook, WorthInputs } from './sums.js';

/** Region code for the figures a person types in: they are used for this sum and nowhere else. */
const GIVEN = 'given';
/** A region whose law the shares of a traffic accident follow when no place is asked: the national rule. */
const NATION = 'cn';

type Calculate = (inputs: WorthInputs, around: { tables: ParameterTables; calendar: WorkingDayCalendar }) => Figure | undefined;

function money(inputs: WorthInputs, name: string): Fen | undefined {
  const value = inputs[name];
  return typeof value === 'number' ? fen(value) : undefined;
}

function day(inputs: WorthInputs, name: string): LocalDate | undefined {
  return parseLocalDate(String(inputs[name] ?? ''));
}

function given(tables: ParameterTables, years: readonly number[], values: Partial<Record<ParameterKey, Fen>>): ParameterTables {
  const regional = years.flatMap((year) =>
    Object.entries(values).map(([key, value]) => ({ region: GIVEN, year, key: key as ParameterKey, value, source: '您填的 · given by you' })),
  );
  return extendTables(tables, { regions: [{ code: GIVEN, name: { zh: '您填的', en: 'Given by you' } }], regional });
}

function words({ code, params = {} }: Warning): Figure['notes'][number] {
  const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (_all, name: string) => String(params[name] ?? ''));
  const text = CALCULATOR_WARNINGS[code];
  return { code, text: { zh: filled(text.zh), en: filled(text.en) } };
}

function lineText(label: BothLanguages, formula: BothLanguages): BothLanguages {
  return { zh: `${label.zh}：${formula.zh}`, en: `${label.en}: ${formula.en}` };
}

/** A sheet as a figure. A refusal gives none: the page then shows the formula, never a guess. */
function figureOf(outcome: Outcome<Sheet>, notes: Figure['notes'] = []): Figure | undefined {
  if (!outcome.ok) return undefined;
  const { lines, total, warnings } = outcome.value;
  const params = lines.flatMap(({ parameters }) => parameters).filter(({ region }) => region !== GIVEN);
  return {
    low: total,
    high: total,
    lines: lines.map(({ label, formula }) => lineText(label, formula)),
    params: params.map(({ label, value, year, source, secondHand }) => ({ label, value, year, source, ...(secondHand === undefined ? {} : { secondHand }) })),
    // A second-hand parameter carries its own mark in the list of parameters.
    notes: [...warnings.filter(({ code }) => code !== 'calculator.second-hand').map(words), ...notes],
  };
}

const CAP_NOT_CHECKED = {
  code: 'diagnosis.cap-not-checked',
  text: { zh: '工资超过当地平均三倍的，要按三倍算；您没填当地平均', en: 'Above three times the local average, three times counts; you gave no local average' },
};

function severance(kind: 'N' | '2N'): Calculate {
  return (inputs, { tables }) => {
    const [average, hired] = [money(inputs, 'averageWage'), day(inputs, 'hired')];
    const end = day(inputs, 'left') ?? day(inputs, 'today');
    if (average === undefined || hired === undefined || end === undefined) return undefined;
    const local = money(inputs, 'localAverage');
    // Without the local average the own wage stands in, so that the cap of three times never cuts; the note says so.
    const own = given(tables, [0, 1, 2].map((back) => yearOf(end) - back), { averageWage: local ?? average, minimumWage: fen(0) });
    const outcome = calculateSeverance({ kind, startOn: hired, endOn: end, wage: { average }, region: GIVEN }, own);
    return figureOf(outcome, local === undefined ? [CAP_NOT_CHECKED] : []);
  };
}

const doubleWage: Calculate = (inputs, { calendar }) => {
  const [monthlyWage, hiredOn] = [money(inputs, 'monthlyWage'), day(inputs, 'hired')];
  const until = day(inputs, 'left') ?? day(inputs, 'today');
  return monthlyWage === undefined || hiredOn === undefined || until === undefined ? undefined : figureOf(calculateDoubleWage({ hiredOn, until, monthlyWage }, calendar));
};

const notice: Calculate = (inputs) => {
  const wage = money(inputs, 'lastWage');
  return wage === undefined ? undefined : { low: wage, high: wage, lines: [], params: [], notes: [] };
};

/** Service is counted from this job only: earlier jobs can only add days, and the condition beside the sum says what to subtract. */
const annualLeave: Calculate = (inputs) => {
  const [monthlyWage, hired, left] = [money(inputs, 'averageWage'), day(inputs, 'hired'), day(inputs, 'left')];
  if (monthlyWage === undefined || hired === undefined || left === undefined || left < hired) return undefined;
  let serviceYears = 0;
  while (addYears(hired, serviceYears + 1) <= left) serviceYears += 1;
  const joined = yearOf(hired) === yearOf(left) ? { joinedOn: hired } : {};
  return figureOf(calculateAnnualLeave({ year: yearOf(left), monthlyWage, serviceYears, takenDays: 0, leftOn: left, normalWagePaid: true, ...joined }));
};

function injury(inputs: WorthInputs, outcome: 'injured' | 'disabled' | 'died', tables: ParameterTables): Outcome<Sheet> {
  const income = money(inputs, 'income');
  const on = day(inputs, 'today') ?? day(inputs, 'crashOn');
  const year = on === undefined ? 2025 : yearOf(on) - 1;
  const own = income === undefined ? tables : given(tables, [year], { disposableIncome: income });
  const [medical, travel, care, lost] = ['medical', 'travel', 'care', 'lostWages'].map((name) => money(inputs, name));
  return calculateInjury(
    {
      region: income === undefined ? NATION : GIVEN, year, outcome,
      ...(typeof inputs['age'] === 'number' ? { age: inputs['age'] } : {}),
      ...(typeof inputs['grade'] === 'number' ? { grades: [inputs['grade']] } : {}),
      ...(medical === undefined ? {} : { medical }),
      ...(travel === undefined ? {} : { travel }),
      ...(care === undefined ? {} : { nursing: { days: 1, daily: care } }),
      ...(lost === undefined ? {} : { lostIncome: { basis: 'actual' as const, amount: lost } }),
    },
    own,
  );
}

function lasting(outcome: 'disabled' | 'died'): Calculate {
  return (inputs, { tables }) => figureOf(injury({ age: inputs['age'] ?? '', grade: inputs['grade'] ?? '', income: inputs['income'] ?? '' }, outcome, tables));
}

/** Fault of the person hurt, from the share of the other side in percent. */
function faultOf(share: number): VictimFault {
  if (share === 100) return 'none';
  if (share === 0) return 'all';
  return share > 50 ? 'minor' : share === 50 ? 'equal' : 'main';
}

/** Compulsory insurance, then the rest by share. An unknown share gives a span from its least to its most. */
const trafficSplit: Calculate = (inputs, { tables }) => {
  const harm = String(inputs['harm']);
  // The heads of the losses are known only for a person who still lives; a death is worked out with a person.
  if (harm === 'died') return undefined;
  const outcome = harm === 'graded' ? 'disabled' : 'injured';
  if (outcome === 'disabled' && money(inputs, 'income') === undefined) return undefined;
  const sheet = injury(inputs, outcome, tables);
  const accidentOn = day(inputs, 'crashOn') ?? day(inputs, 'today');
  if (!sheet.ok || accidentOn === undefined) return undefined;
  const losses = lossesFromInjury(sheet.value, money(inputs, 'things') ?? fen(0));
  const victim = inputs['role'] === 'walker' ? 'nonMotor' : 'motor';
  const insured = inputs['insurance'] !== 'none' && inputs['insurance'] !== 'fled';
  const at = (share: number): Figure | undefined =>
    figureOf(
      calculateTraffic(
        { accidentOn, region: NATION, victim, victimFault: faultOf(share), losses, vehicles: [{ insured, sharePercent: share, ...(insured ? {} : { ownerDrives: true }) }] },
        tables,
      ),
    );
  const share = inputs['share'];
  if (typeof share === 'number') return at(share);
  const [least, most] = [at(0), at(100)];
  return least === undefined || most === undefined ? undefined : { ...most, low: least.low };
};

function agreedInterest(inputs: WorthInputs): AgreedInterest {
  const [year, month] = [inputs['yearRate'], inputs['monthRate']];
  if (typeof year === 'number') return { kind: 'rate', percent: year };
  if (typeof month === 'number') return { kind: 'rate', percent: month * 12 };
  if (inputs['interest'] === 'nothing') return { kind: 'none' };
  return { kind: 'unclear', betweenNaturalPersons: inputs['lender'] === 'person' };
}

const loan: Calculate = (inputs, { tables }) => {
  const [received, contractOn, until] = [money(inputs, 'principal'), day(inputs, 'lentOn'), day(inputs, 'today')];
  if (received === undefined || contractOn === undefined || until === undefined) return undefined;
  const [dueOn, paid, paidOn] = [day(inputs, 'dueOn'), money(inputs, 'paid'), day(inputs, 'paidOn')];
  if (paid !== undefined && paid > 0 && paidOn === undefined) return undefined;
  const principal = money(inputs, 'note') ?? received;
  return figureOf(
    calculatePrivateLoan(
      {
        lender: 'private', contractOn, principal: principal < received ? received : principal, received, interest: agreedInterest(inputs), until,
        ...(dueOn === undefined ? {} : { dueOn }),
        ...(paid !== undefined && paidOn !== undefined ? { payments: [{ on: paidOn, amount: paid }] } : {}),
      },
      tables,
    ),
  );
};

function consumer(kind: 'fraud' | 'food'): Calculate {
  return (inputs) => {
    const price = money(inputs, 'price');
    if (price === undefined) return undefined;
    return figureOf(calculateConsumer(kind === 'fraud' ? { kind, price, giveBackPrice: false } : { kind, price, giveBackPrice: false, against: 'seller', sellerKnew: true, harmlessLabelFlaw: false }));
  };
}

const CALCULATORS: Readonly<Record<string, Calculate>> = {
  'C-2.disability': lasting('disabled'),
  'C-2.death': lasting('died'),
  'C-3.split': trafficSplit,
  'C-4.loan': loan,
  'C-5.severance': severance('N'),
  'C-5.unlawful': severance('2N'),
  'C-5.double-wage': doubleWage,
  'C-5.notice': notice,
  'C-5.annual-leave': annualLeave,
  'C-6.fraud': consumer('fraud'),
  'C-6.food': consumer('food'),
};

/** Calculators that the trees may name; a test keeps both lists equal. */
export const CALCULATOR_CODES: readonly string[] = Object.keys(CALCULATORS);

/** The worth hook over the calculators of the library, with the tables and the calendar of the place. */
export function calculatorsWith(tables: ParameterTables = DEFAULT_TABLES, calendar: WorkingDayCalendar = CHINA): WorthHook {
  return (calc, inputs) => CALCULATORS[calc]?.(inputs, { tables, calendar });
}
