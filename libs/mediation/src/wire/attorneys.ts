import { z } from 'zod';
import { AGENT_ACTS, AGENT_KINDS, type AgentAct, type AgentKind } from '../parties/agents.js';
import type { Side } from '../vocabulary/roles.js';
import { SignPaper } from './agreements.js';
import { Id, IdNumber, LocalDay, Phone, text } from './common.js';

const ACTS = Object.keys(AGENT_ACTS) as [AgentAct, ...AgentAct[]];

/** A party writes down who acts for them, and what that person may do. Staff do it for somebody at the counter (`partyId`). */
export const MakePower = z.strictObject({
  partyId: Id.optional(),
  agentName: text(60),
  agentKind: z.enum(AGENT_KINDS, 'agent-kind.missing'),
  agentPhone: z.union([z.literal(''), Phone]).default(''),
  agentIdNumber: z.union([z.literal(''), IdNumber]).default(''),
  agentAddress: z.string().trim().max(200, 'field.too-long').default(''),
  powers: z.array(z.enum(ACTS)).min(1, 'powers.missing').max(ACTS.length),
  others: z.string().trim().max(300, 'field.too-long').default(''),
  validUntil: LocalDay.optional(),
  /** The agent only has the name of the mediator in common (TYTJ 16). */
  namesake: z.boolean().default(false),
});
export type MakePower = z.infer<typeof MakePower>;

/** Signed on the screen, verified once more by a code that is only good for this paper. */
export const SignPower = SignPaper;
export type SignPower = z.infer<typeof SignPower>;

/** A power of attorney as the party and the staff of the mediation see it. */
export interface PowerView {
  readonly id: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly side: Side;
  readonly agentName: string;
  readonly agentKind: AgentKind;
  readonly agentPhoneMasked: string | null;
  readonly powers: readonly AgentAct[];
  readonly others: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly paperId: string;
  readonly pages: number;
  readonly signed: 'onScreen' | 'onPaper' | null;
  readonly signedAt: string | null;
  readonly revokedAt: string | null;
  readonly mine: boolean;
}
