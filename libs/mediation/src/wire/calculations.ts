import { z } from 'zod';
import { NO_LEAVE_GROUNDS } from '../calculators/annual-leave.js';
import type { CalculatorFacts, Calculation } from '../calculators/calculate.js';
import { LENDERS, type Lender } from '../calculators/private-loan.js';
import { FenNumber, LocalDay } from './common.js';

/*
 * The facts of each calculator, strict: a fact that no rule reads is refused, so that nobody believes it counted.
 * Absent facts are absent, never null. Whether the facts suffice is for the calculator to say.
 */

const region = z.string().min(1).max(20);
const year = z.number().int().min(1990).max(2100);
const count = (most: number): z.ZodNumber => z.number().int('number.invalid').min(0, 'number.invalid').max(most, 'number.invalid');
/** A decimal that must not pass through a float: `12.4`. */
const decimal = z.union([z.number(), z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, 'number.invalid')]);
const rows = <T extends z.ZodType>(row: T, most = 60): z.ZodArray<T> => z.array(row).max(most, 'rows.too-many');
const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): [K, ...K[]] => Object.keys(table) as [K, ...K[]];

const lender = z.enum(keysOf<Lender>(LENDERS));
const payment = z.strictObject({ on: LocalDay, amount: FenNumber });
const age = z.union([count(130), z.strictObject({ born: LocalDay, on: LocalDay })]);

const lostIncome = z.union([
  z.strictObject({ basis: z.literal('actual'), amount: FenNumber }),
  z.strictObject({ basis: z.enum(['fixed', 'threeYearAverage', 'industryAverage']), daily: FenNumber, from: LocalDay, to: LocalDay }),
]);

const injury = z.strictObject({
  region,
  year,
  residenceRegion: region.exactOptional(),
  injuredOn: LocalDay.exactOptional(),
  outcome: z.enum(['injured', 'disabled', 'died']),
  age: age.exactOptional(),
  grades: rows(z.number().int().min(1).max(10), 20).exactOptional(),
  addOnPercent: decimal.exactOptional(),
  assessedOn: LocalDay.exactOptional(),
  dependants: rows(z.strictObject({ age: count(130), supporters: count(50), unableToWorkWithoutIncome: z.boolean().exactOptional() }), 20).exactOptional(),
  medical: FenNumber.exactOptional(),
  followUpTreatment: FenNumber.exactOptional(),
  travel: FenNumber.exactOptional(),
  hospitalDays: count(7300).exactOptional(),
  nutrition: FenNumber.exactOptional(),
  lostIncome: lostIncome.exactOptional(),
  nursing: z.strictObject({ days: count(40_000), persons: count(4).exactOptional(), daily: FenNumber.exactOptional() }).exactOptional(),
  aids: rows(z.strictObject({ price: FenNumber, replacements: count(100) })).exactOptional(),
  mentalDistress: FenNumber.exactOptional(),
  otherSidePercent: decimal.exactOptional(),
  againstOwnEmployer: z.boolean().exactOptional(),
});

const losses = z.strictObject({
  medical: FenNumber,
  deathDisability: FenNumber,
  mentalDistress: FenNumber.exactOptional(),
  property: FenNumber,
  lostBusiness: FenNumber.exactOptional(),
  substituteTransport: FenNumber.exactOptional(),
});
const vehicle = z.strictObject({
  insured: z.boolean(),
  ownerDrives: z.boolean().exactOptional(),
  atFault: z.boolean().exactOptional(),
  sharePercent: decimal.exactOptional(),
  commercial: z.strictObject({ limit: FenNumber, coversMentalDistress: z.boolean() }).exactOptional(),
});
const traffic = z.strictObject({
  accidentOn: LocalDay,
  region,
  victim: z.enum(['motor', 'nonMotor']),
  victimFault: z.enum(['none', 'minor', 'equal', 'main', 'all']),
  intentional: z.boolean().exactOptional(),
  losses,
  otherVictims: rows(losses, 30).exactOptional(),
  mentalDistressFirst: z.boolean().exactOptional(),
  lawfulCommercialVehicle: z.boolean().exactOptional(),
  freeRide: z.strictObject({ commercialCar: z.boolean(), intentOrGrossFault: z.boolean(), reducePercent: decimal }).exactOptional(),
  vehicles: rows(vehicle, 10),
});

const privateLoan = z.strictObject({
  lender,
  contractOn: LocalDay,
  startsOn: LocalDay.exactOptional(),
  principal: FenNumber,
  received: FenNumber,
  interest: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('unclear'), betweenNaturalPersons: z.boolean() }),
    z.strictObject({ kind: z.literal('rate'), percent: decimal }),
  ]),
  dueOn: LocalDay.exactOptional(),
  overduePercent: decimal.exactOptional(),
  until: LocalDay,
  penaltyAndFees: FenNumber.exactOptional(),
  costs: FenNumber.exactOptional(),
  payments: rows(payment).exactOptional(),
  filedOn: LocalDay.exactOptional(),
});
const loanRollOver = z.strictObject({ lender, contractOn: LocalDay, firstPrincipal: FenNumber, periods: rows(z.strictObject({ from: LocalDay, to: LocalDay, percent: decimal }), 40) });
const paymentOrder = z.strictObject({ payment: FenNumber, costs: FenNumber, interest: FenNumber, principal: FenNumber });
const lateInterest = z.strictObject({ unpaid: FenNumber, dueOn: LocalDay, until: LocalDay, payments: rows(payment).exactOptional() });

const severance = z.strictObject({
  kind: z.enum(['N', 'N+1', '2N']),
  startOn: LocalDay,
  endOn: LocalDay,
  wage: z.union([z.strictObject({ average: FenNumber }), z.strictObject({ months: rows(FenNumber, 12) })]),
  lastMonthWage: FenNumber.exactOptional(),
  region,
});
const doubleWage = z.strictObject({
  hiredOn: LocalDay,
  signedOn: LocalDay.exactOptional(),
  until: LocalDay,
  monthlyWage: FenNumber,
  notTheEmployersFault: z.boolean().exactOptional(),
  startReading: z.enum(['practice', 'strict']).exactOptional(),
});
const overtime = z.strictObject({ monthlyWage: FenNumber, weekdayHours: decimal, restDayHours: decimal, holidayHours: decimal, months: count(600) });
const annualLeave = z.strictObject({
  year,
  monthlyWage: FenNumber,
  serviceYears: count(80),
  takenDays: count(366),
  joinedOn: LocalDay.exactOptional(),
  leftOn: LocalDay.exactOptional(),
  normalWagePaid: z.boolean(),
  noLeaveGround: z.enum(keysOf<keyof typeof NO_LEAVE_GROUNDS>(NO_LEAVE_GROUNDS)).exactOptional(),
});
const wageArrears = z.strictObject({
  months: rows(z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'date.invalid'), due: FenNumber, paid: FenNumber }), 240),
  missedOrder: z.strictObject({ extraPercent: decimal }).exactOptional(),
  workers: count(100_000).exactOptional(),
  construction: z.boolean().exactOptional(),
});
const workInjury = z.strictObject({ grade: count(10), ownWage: FenNumber, region, year });
const workDeath = z.strictObject({
  ownWage: FenNumber,
  region,
  year,
  relatives: rows(z.strictObject({ kind: z.enum(['spouse', 'other']), aloneOrOrphan: z.boolean().exactOptional() }), 20).exactOptional(),
});
const consumer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fraud'), price: FenNumber, giveBackPrice: z.boolean() }),
  z.strictObject({ kind: z.literal('knownDefect'), loss: FenNumber, deathOrSeriousHarm: z.boolean() }),
  z.strictObject({
    kind: z.literal('food'),
    price: FenNumber,
    loss: FenNumber.exactOptional(),
    giveBackPrice: z.boolean(),
    against: z.enum(['maker', 'seller']),
    sellerKnew: z.boolean().exactOptional(),
    harmlessLabelFlaw: z.boolean(),
  }),
]);

/** Facts on the wire; each shape is that of the calculator's own type. */
export const CALCULATOR_FACTS = { injury, traffic, privateLoan, loanRollOver, paymentOrder, lateInterest, severance, doubleWage, overtime, annualLeave, wageArrears, workInjury, workDeath, consumer } satisfies {
  readonly [Id in keyof CalculatorFacts]: z.ZodType<CalculatorFacts[Id]>;
};

const of = <Id extends keyof CalculatorFacts>(calculator: Id): z.ZodObject<{ calculator: z.ZodLiteral<Id>; facts: (typeof CALCULATOR_FACTS)[Id] }, z.core.$strict> =>
  z.strictObject({ calculator: z.literal(calculator), facts: CALCULATOR_FACTS[calculator] });

/** One calculator with its facts. */
export const CalculationFacts: z.ZodType<Calculation> = z.discriminatedUnion('calculator', [
  of('injury'), of('traffic'), of('privateLoan'), of('loanRollOver'), of('paymentOrder'), of('lateInterest'), of('severance'),
  of('doubleWage'), of('overtime'), of('annualLeave'), of('wageArrears'), of('workInjury'), of('workDeath'), of('consumer'),
]);
