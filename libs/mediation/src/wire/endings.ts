import { z } from 'zod';
import { DECLARED_ENDINGS } from '../lifecycle/endings.js';
import { text } from './common.js';

/** A party stops, or the mediator ends the mediation; one of the eight endings (ZXTJ 25). */
export const EndMediation = z.strictObject({
  reason: z.enum(DECLARED_ENDINGS),
  note: z.string().trim().max(1000, 'field.too-long').default(''),
});
export type EndMediation = z.infer<typeof EndMediation>;

/** A complaint with exactly the four grounds of RMTJ 15 and "other"; it goes to the committee, not to the mediator. */
export const Complain = z.strictObject({ ground: z.enum(['partiality', 'insult', 'taking', 'leaking', 'other']), note: text(2000) });
