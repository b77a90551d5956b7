import type { Outcome } from '../policy/refusal.js';
import type { WorkingDayCalendar } from '../time/calendar.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';
import { calculateAnnualLeave, type AnnualLeaveFacts } from './annual-leave.js';
import type { CalculatorId, Sheet } from './calculation-sheet.js';
import { calculateConsumer, type ConsumerFacts } from './consumer.js';
import { calculateDoubleWage, type DoubleWageFacts } from './double-wage.js';
import { calculateInjury, type InjuryFacts } from './injury.js';
import { calculateLateInterest, type LateInterestFacts } from './late-interest.js';
import { calculateLoanRollOver, type RollOverFacts } from './loan-roll-over.js';
import { calculateOvertime, type OvertimeFacts } from './overtime.js';
import type { ParameterTables } from './parameters.js';
import { calculatePaymentOrder, type Debt } from './payment-order.js';
import { calculatePrivateLoan, type PrivateLoanFacts } from './private-loan.js';
import { calculateSeverance, type SeveranceFacts } from './severance.js';
import { calculateTraffic, type TrafficFacts } from './traffic.js';
import { calculateWageArrears, type ArrearsFacts } from './wage-arrears.js';
import { calculateWorkDeath, calculateWorkInjury, type WorkDeathFacts, type WorkInjuryFacts } from './work-injury.js';

/** What each calculator is told. */
export interface CalculatorFacts {
  readonly injury: InjuryFacts;
  readonly traffic: TrafficFacts;
  readonly privateLoan: PrivateLoanFacts;
  readonly loanRollOver: RollOverFacts;
  readonly paymentOrder: Debt & { readonly payment: Debt['costs'] };
  readonly lateInterest: LateInterestFacts;
  readonly severance: SeveranceFacts;
  readonly doubleWage: DoubleWageFacts;
  readonly overtime: OvertimeFacts;
  readonly annualLeave: AnnualLeaveFacts;
  readonly wageArrears: ArrearsFacts;
  readonly workInjury: WorkInjuryFacts;
  readonly workDeath: WorkDeathFacts;
  readonly consumer: ConsumerFacts;
}

/** One calculator together with its facts. */
export type Calculation = { readonly [Id in CalculatorId]: { readonly calculator: Id; readonly facts: CalculatorFacts[Id] } }[CalculatorId];

/** Runs the calculator that a form or a stored sheet names. */
export function calculate(calculation: Calculation, tables: ParameterTables, calendar: WorkingDayCalendar): Outcome<Sheet> {
  switch (calculation.calculator) {
    case 'injury': return calculateInjury(calculation.facts, tables);
    case 'traffic': return calculateTraffic(calculation.facts, tables);
    case 'privateLoan': return calculatePrivateLoan(calculation.facts, tables);
    case 'loanRollOver': return calculateLoanRollOver(calculation.facts, tables);
    case 'paymentOrder': return calculatePaymentOrder(calculation.facts);
    case 'lateInterest': return calculateLateInterest(calculation.facts);
    case 'severance': return calculateSeverance(calculation.facts, tables);
    case 'doubleWage': return calculateDoubleWage(calculation.facts, calendar);
    case 'overtime': return calculateOvertime(calculation.facts);
    case 'annualLeave': return calculateAnnualLeave(calculation.facts);
    case 'wageArrears': return calculateWageArrears(calculation.facts);
    case 'workInjury': return calculateWorkInjury(calculation.facts, tables);
    case 'workDeath': return calculateWorkDeath(calculation.facts, tables);
    case 'consumer': return calculateConsumer(calculation.facts);
    default: return calculation satisfies never;
  }
}

/** The calculators a kind of dispute usually needs, the likeliest first. The others stay within reach. */
export const CALCULATORS_OF_KIND: Readonly<Record<DisputeKind, readonly CalculatorId[]>> = {
  wages: ['wageArrears', 'overtime', 'doubleWage', 'annualLeave', 'severance'],
  dismissal: ['severance', 'doubleWage', 'annualLeave', 'overtime', 'wageArrears'],
  workInjury: ['workInjury', 'workDeath', 'injury'],
  traffic: ['traffic', 'injury'],
  privateLoan: ['privateLoan', 'loanRollOver', 'paymentOrder'],
  bankInsurance: ['paymentOrder', 'lateInterest'],
  consumer: ['consumer', 'injury'],
  neighbours: ['injury'],
  property: ['paymentOrder'],
  rent: ['paymentOrder'],
  building: ['wageArrears', 'paymentOrder'],
  contract: ['paymentOrder', 'privateLoan'],
  injury: ['injury'],
  medical: ['injury'],
  land: [],
  family: [],
  succession: ['paymentOrder'],
  other: [],
};
