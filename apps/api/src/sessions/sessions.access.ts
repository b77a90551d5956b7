import { isFinal, type CaseState, type Side } from '@jiefen/mediation';
import type { SessionRole } from '@jiefen/mediation/wire';
import type { CaseRelation } from '../cases/case-relation.js';
import type { RoomPermission } from './video-server.port.js';

/** May this person see the session of a case: who is in it and what is shown there. */
export function mayEnterSession(relation: CaseRelation): boolean {
  return relation.party !== undefined || relation.mediator || relation.official;
}

/** In which role somebody sits there. A mediator who is also an official is the mediator. */
export function roleIn(relation: CaseRelation): SessionRole {
  return relation.party ? 'party' : relation.mediator ? 'mediator' : 'official';
}

/** A session can be opened when both sides are willing, and again while the agreement is being written or signed. */
export function maySitTogether(state: CaseState): 'open' | 'again' | 'not-yet' | 'over' {
  switch (state) {
    case 'bothWilling':
    case 'sessionBooked':
      return 'open';
    case 'inSession':
    case 'agreementFrozen':
      return 'again';
    case 'filed':
    case 'visitBooked':
    case 'accepted':
    case 'mediatorAsked':
    case 'mediatorAppointed':
    case 'otherSideInvited':
      return 'not-yet';
    case 'agreementInEffect':
    case 'confirmationApplied':
    case 'performing':
      return 'over';
    default:
      return isFinal(state) ? 'over' : 'not-yet';
  }
}

/** What is known of a seat for judging it. */
export interface Seat {
  readonly role: SessionRole;
  readonly side: Side | null;
  readonly status: 'waiting' | 'admitted' | 'refused' | 'left' | 'removed';
  readonly banned: boolean;
  readonly telephone: boolean;
}

/** Whether the seat belongs to a running private talk: the mediator and one side, nobody else. */
export function inCaucus(seat: Pick<Seat, 'role' | 'side'>, caucusSide: Side | undefined): boolean {
  return caucusSide !== undefined && (seat.role === 'mediator' || (seat.role === 'party' && seat.side === caucusSide));
}

/**
 * What a seat may do in the main room, or undefined when it must not be there. During a private talk its people
 * neither send nor receive there, so that a mistake of a browser leaks nothing.
 */
export function mainRoomPermission(seat: Seat, caucusSide: Side | undefined): RoomPermission | undefined {
  if (seat.status !== 'admitted' || seat.banned || seat.telephone) return undefined;
  const away = inCaucus(seat, caucusSide);
  return { canPublish: !away, canSubscribe: !away };
}

/** What a seat may do in the room of a private talk, or undefined when it must not be there. */
export function caucusRoomPermission(seat: Seat, caucusSide: Side): RoomPermission | undefined {
  if (seat.status !== 'admitted' || seat.banned || seat.telephone) return undefined;
  return inCaucus(seat, caucusSide) ? { canPublish: true, canSubscribe: true } : undefined;
}

/** Minutes and undisputed facts: the parties and the mediator; an official hears one item and reads nothing. */
export function seesRecord(role: SessionRole): boolean {
  return role !== 'official';
}

/** A line of the chat: in a private talk only its people; an official only what was written while inside. */
export function seesChat(seat: Pick<Seat, 'role' | 'side'>, line: { readonly caucusSide: Side | null; readonly at: Date }, admittedAt: Date | null): boolean {
  if (line.caucusSide !== null) return inCaucus(seat, line.caucusSide);
  return seat.role !== 'official' || (admittedAt !== null && line.at >= admittedAt);
}
