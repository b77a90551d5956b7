import { z } from 'zod';
import { text } from './common.js';

const moment = z.iso.datetime({ offset: true, message: 'date.invalid' });
const short = (max: number): z.ZodDefault<z.ZodString> => z.string().trim().max(max, 'field.too-long').default('');

/** What the mediator writes down while asking somebody (forms 3.5). Saved as often as needed until it is confirmed. */
export const WriteInquiry = z.strictObject({
  /** The one it was read at; absent for a new record. */
  version: z.number().int().min(1).optional(),
  beganAt: moment,
  endedAt: moment.optional(),
  place: text(200),
  subject: text(300),
  askedName: text(60),
  askedIs: short(100),
  askedPhone: short(40),
  others: z.array(text(60)).max(20).default([]),
  recorder: text(60),
  exchanges: z.array(z.strictObject({ question: text(1000), answer: text(4000) })).min(1, 'exchanges.missing').max(200),
});
export type WriteInquiry = z.infer<typeof WriteInquiry>;

const point = z.strictObject({ x: z.number().min(-10_000).max(10_000), y: z.number().min(-10_000).max(10_000) });

/** The record was read back to the person asked, who signs here, on paper, or not at all, with the reason. */
export const ConfirmInquiry = z.strictObject({
  version: z.number().int().min(1),
  readBack: z.enum(['self', 'aloud']),
  correction: short(2000),
  signing: z.discriminatedUnion('way', [
    z.strictObject({ way: z.literal('onScreen'), strokes: z.array(z.array(point).max(2000)).min(1, 'signature.missing').max(200) }),
    z.strictObject({ way: z.literal('onPaper') }),
    z.strictObject({ way: z.literal('notSigned'), reason: text(300) }),
  ]),
});
export type ConfirmInquiry = z.infer<typeof ConfirmInquiry>;

/** A record of an inquiry as the mediator and the staff see it. */
export interface InquiryView {
  readonly id: string;
  readonly version: number;
  readonly beganAt: string;
  readonly endedAt: string | null;
  readonly place: string;
  readonly subject: string;
  readonly askedName: string;
  readonly askedIs: string;
  readonly askedPhone: string;
  readonly others: readonly string[];
  readonly recorder: string;
  readonly exchanges: readonly { readonly question: string; readonly answer: string }[];
  readonly readBack: 'self' | 'aloud' | null;
  readonly correction: string;
  readonly confirmed: 'onScreen' | 'onPaper' | 'notSigned' | null;
  readonly notSigned: string;
  readonly confirmedAt: string | null;
  readonly paperId: string | null;
  readonly pages: number;
  readonly mine: boolean;
}
