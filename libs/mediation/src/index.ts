/** The rules of mediation: pure, no clock, no I/O. The other door is `@jiefen/mediation/wire` (shapes on the wire). */
export * from './policy/policy.js';
export * from './policy/refusal.js';
export * from './money/money.js';
export * from './time/local-date.js';
export * from './time/china-schedules.js';
export * from './time/calendar.js';
export * from './vocabulary/roles.js';
export * from './vocabulary/dispute-kinds.js';
export * from './lifecycle/states.js';
export * from './lifecycle/moves.js';
export * from './lifecycle/terminations.js';
export * from './agreement/draft.js';
export * from './agreement/instalments.js';
