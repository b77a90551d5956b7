import { z } from 'zod';

/** Slots that do not suit; everything else counts as fine. Reasons are never asked. */
export const MarkSlots = z.strictObject({ unavailable: z.array(z.iso.datetime({ offset: true, message: 'date.invalid' })).max(200) });
export type MarkSlots = z.infer<typeof MarkSlots>;

/** One tap books a slot that nobody marked. On site: with a place. */
export const BookSlot = z.strictObject({
  startsAt: z.iso.datetime({ offset: true, message: 'date.invalid' }),
  mode: z.enum(['video', 'onSite']).default('video'),
  place: z.string().trim().max(200).optional(),
});
export type BookSlot = z.infer<typeof BookSlot>;

export interface SlotView {
  /** Start as instant; also the name of the slot. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** Local day and hour in the zone of the body, for the week list. */
  readonly day: string;
  readonly time: string;
  readonly markedByMe: boolean;
}

export interface BookingView {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
  readonly mode: 'video' | 'onSite';
  readonly place: string | null;
}

export interface ScheduleView {
  readonly zone: string;
  readonly slots: readonly SlotView[];
  readonly iHaveMarked: boolean;
  readonly marked: { readonly applicant: boolean; readonly respondent: boolean };
  /** Up to three slots that suit everybody who has marked, and the mediator. */
  readonly common: readonly { readonly startsAt: string; readonly endsAt: string; readonly day: string; readonly time: string }[];
  readonly booking: BookingView | null;
}
