import { z } from 'zod';
import type { Side } from '../vocabulary/roles.js';
import { text } from './common.js';

export const ExhibitPurpose = z.strictObject({ purpose: text(300) });
export const ExhibitOtherView = z.strictObject({ view: z.enum(['accepted', 'disputed', 'checkOriginal']) });

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
