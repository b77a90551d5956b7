import type { Reason } from '../policy/policy.js';
import { addDays, daysBetween, type LocalDate } from '../time/local-date.js';
import type { Specialty } from '../vocabulary/dispute-kinds.js';

/** What the register knows of an expert. Nothing about the outcome of cases: the register keeps no success figures. */
export interface RegisterFacts {
  readonly today: LocalDate;
  readonly specialties: readonly { readonly specialty: Specialty; readonly proven: boolean }[];
  readonly trainingValidUntil?: LocalDate | undefined;
  readonly hoursPerWeek: number;
  readonly openCases: number;
  readonly loadLimit: number;
  readonly awayUntil?: LocalDate | undefined;
  readonly inOffice: boolean;
}

/** red: cannot be asked now, with the cure in the code; yellow: soon, or in part. About the entry, never about the person. */
export interface RegisterLight extends Reason {
  readonly light: 'red' | 'yellow';
}

/** Days before the end of a training from which on the register reminds (process P-14: every quarter). */
export const TRAINING_SOON_DAYS = 30;

/** What is missing in an entry, the worst first. An empty list: everything is in order. */
export function registerLights(facts: RegisterFacts): RegisterLight[] {
  const { today, specialties, trainingValidUntil: until, awayUntil } = facts;
  const lights: RegisterLight[] = [];
  if (!facts.inOffice) lights.push({ light: 'red', code: 'register.not-in-office' });
  if (specialties.length === 0) lights.push({ light: 'red', code: 'register.no-field' });
  const unproven = specialties.filter((one) => !one.proven);
  // With one proven field left the expert can still be asked for that field.
  for (const { specialty } of unproven) lights.push({ light: unproven.length === specialties.length ? 'red' : 'yellow', code: 'register.proof-unchecked', params: { specialty } });
  if (until === undefined) lights.push({ light: 'red', code: 'register.training-missing' });
  else if (until < today) lights.push({ light: 'red', code: 'register.training-expired', params: { until, days: daysBetween(until, today) } });
  else if (until <= addDays(today, TRAINING_SOON_DAYS)) lights.push({ light: 'yellow', code: 'register.training-soon', params: { until, days: daysBetween(today, until) } });
  if (awayUntil !== undefined && awayUntil >= today) lights.push({ light: 'yellow', code: 'register.away', params: { until: awayUntil } });
  if (facts.openCases >= facts.loadLimit) lights.push({ light: 'yellow', code: 'register.load-full', params: { open: facts.openCases, limit: facts.loadLimit } });
  if (facts.hoursPerWeek === 0) lights.push({ light: 'yellow', code: 'register.no-hours' });
  return lights.sort((a, b) => Number(a.light === 'yellow') - Number(b.light === 'yellow'));
}
