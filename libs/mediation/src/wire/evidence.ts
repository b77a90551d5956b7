import { z } from 'zod';
import type { Side } from '../vocabulary/roles.js';
import { text } from './common.js';
import { SUPPORT_NEEDS } from './intake.js';

export const ExhibitPurpose = z.strictObject({ purpose: text(300) });
export const ExhibitOtherView = z.strictObject({ view: z.enum(['accepted', 'disputed', 'checkOriginal']) });

/** A side tells its own view: how it was, and what it wants. Shown to the other side and the mediator, by separate consent (PIPL 23). */
export const TellOwnView = z.strictObject({
  /** May be empty when a voice note was sent: speaking is the equal of typing. */
  words: z.string().trim().max(5000, 'field.too-long').default(''),
  wish: z.string().trim().max(2000, 'field.too-long').default(''),
  /** What this party needs to take part; asked of every party, not only of who filed (F-A11Y-1). Only for the mediation's staff. */
  supportNeeds: z.array(z.enum(SUPPORT_NEEDS)).max(SUPPORT_NEEDS.length).optional(),
  shareConsent: z.literal(true, 'consent.missing'),
});
export type TellOwnView = z.infer<typeof TellOwnView>;

/** What one party told, as everybody in the mediation reads it. Older wordings are kept, the newest is shown. */
export interface OwnViewView {
  readonly partyId: string;
  readonly side: Side;
  readonly name: string;
  readonly words: string;
  readonly wish: string;
  /** 1 = as first told. */
  readonly version: number;
  readonly toldAt: string;
  readonly mine: boolean;
}

/** An exhibit as a person in the case sees it. */
export interface ExhibitView {
  readonly id: string;
  readonly kind: 'photo' | 'file' | 'voice';
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
  readonly side: Side | null;
  readonly purpose: string | null;
  readonly otherView: 'unseen' | 'accepted' | 'disputed' | 'checkOriginal';
  readonly originalSeen: boolean;
  readonly mine: boolean;
  readonly createdAt: string;
}
