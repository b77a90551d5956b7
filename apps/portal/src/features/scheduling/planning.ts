import type { CaseState } from '@jiefen/mediation';

/** States in which a time is looked for or kept. */
export const PLANNING: readonly CaseState[] = ['bothWilling', 'sessionBooked', 'inSession'];
