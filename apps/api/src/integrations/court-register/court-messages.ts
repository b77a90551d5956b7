import { createHash } from 'node:crypto';
import { COURT_OUTCOMES, Day } from '@jiefen/mediation/wire';
import { z } from 'zod';
import type { CourtEvent } from '../../confirmation/court-register.port.js';

// New fields of a later version of the interface are passed over: a court must be able to grow.
const eventId = z.string().min(1).max(200);
const Paper = z.object({ id: z.string().regex(/^[\w.-]{1,120}$/), title: z.string().min(1).max(120), size: z.number().int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/i).transform((hash) => hash.toLowerCase()) });
const base = { eventId, at: z.iso.datetime({ offset: true }).transform((at) => new Date(at)), notices: z.array(Paper).max(10).default([]) };
const Event = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('accepted'), courtNumber: z.string().trim().min(1).max(60) }),
  z.object({ ...base, kind: z.literal('supplementAsked'), items: z.array(z.string().trim().min(1).max(300)).min(1).max(50), dueDay: Day }),
  z.object({ ...base, kind: z.literal('extended'), days: z.number().int().min(1).max(60), reason: z.string().trim().min(1).max(500), approvedOn: Day, approvedBy: z.string().trim().max(60).optional() }),
  z.object({ ...base, kind: z.literal('decided'), outcome: z.enum(COURT_OUTCOMES), ground: z.string().max(80).optional(), reason: z.string().max(2000).default(''), courtNumber: z.string().trim().min(1).max(60).optional(), ruling: Paper.optional() }),
]);

/** The answer to filing. */
export const Reference = z.object({ reference: z.string().min(1).max(200) });

const Events = z.object({ events: z.array(z.looseObject({ eventId })).max(200) });

/** Reads each message by itself: one that is not well formed must not hold up the others. @throws ZodError when there is no list at all */
export function readEvents(answer: unknown): CourtEvent[] {
  return Events.parse(answer).events.map((raw): CourtEvent => {
    const sha256 = createHash('sha256').update(JSON.stringify(raw)).digest('hex');
    const event = Event.safeParse(raw);
    return event.success ? { ...event.data, sha256 } : { kind: 'unreadable', eventId: raw.eventId, at: new Date(0), sha256, notices: [] };
  });
}
