import type { AgentAct, Side } from '@jiefen/mediation';
import type { Person } from '../platform/http/access.js';

export type SpeaksAs = 'guardian' | 'agent' | 'representative';

/** Set when the person is not the party but speaks for it. */
export interface Acting {
  readonly as: SpeaksAs;
  readonly id: string;
  /** What an agent may do; empty for a guardian and a representative, who are not bound to a list. */
  readonly powers: readonly AgentAct[];
}

/** How a person stands to one case. Everything a feature allows is decided on this, purely. */
export interface CaseRelation {
  /** Side of the person when they are a party (or act for one), with the id of the party row. */
  readonly party?: { readonly id: string; readonly side: Side; readonly acting?: Acting };
  readonly mediator: boolean;
  /** Clerk or dispatcher of the body that handles the case, or of one above it. */
  readonly handler: boolean;
  readonly supervisor: boolean;
  /** Judge of a court that has an application of this case. */
  readonly judge: boolean;
  /** Department official invited for an item, as member of staff or as guest. */
  readonly official: boolean;
  /** Grid worker or clerk who filed for somebody. */
  readonly helper: boolean;
  /** Follows the performance up; never the mediator of the case. */
  readonly followUp: boolean;
}

/** What is known of a case for deciding: its path, its parties' accounts, its grants. */
export interface CaseFacts {
  readonly organizationPath: string;
  readonly mediatorAccountId: string | null;
  readonly parties: readonly { readonly id: string; readonly side: Side; readonly accountId: string | null }[];
  /** Guardians, agents and representatives, for whoever comes in by a phone. */
  readonly speakers?: readonly { readonly as: SpeaksAs; readonly id: string; readonly partyId: string; readonly accountId: string | null; readonly powers: readonly AgentAct[] | null }[];
  readonly grants: readonly { readonly role: string; readonly accountId: string | null; readonly organizationId: string | null; readonly guestLinkId: string | null }[];
}

export function relationOf(person: Person, facts: CaseFacts): CaseRelation {
  const within = (roles: readonly string[]): boolean =>
    person.memberships.some((membership) => roles.includes(membership.role) && facts.organizationPath.startsWith(membership.path));
  const granted = (role: string): boolean =>
    facts.grants.some(
      (grant) =>
        grant.role === role &&
        ((grant.accountId !== null && grant.accountId === person.accountId) ||
          (grant.guestLinkId !== null && grant.guestLinkId === person.guest?.linkId) ||
          (grant.organizationId !== null && person.memberships.some((membership) => membership.organizationId === grant.organizationId && roleFits(role, membership.role)))),
    );
  const own = person.kind === 'guest' ? undefined : facts.parties.find((party) => party.accountId === person.accountId);
  // A guardian who filed comes in by the party's own row; an agent, or a guardian named later, by theirs.
  const speaker = person.kind === 'resident' ? facts.speakers?.find((one) => one.accountId === person.accountId && (own === undefined || (one.as === 'guardian' && one.partyId === own.id))) : undefined;
  const spokenFor = own ?? facts.parties.find((party) => party.id === speaker?.partyId);
  return {
    ...(spokenFor ? { party: { id: spokenFor.id, side: spokenFor.side, ...(speaker ? { acting: { as: speaker.as, id: speaker.id, powers: speaker.powers ?? [] } } : {}) } } : {}),
    mediator: person.kind === 'staff' && facts.mediatorAccountId === person.accountId,
    handler: within(['clerk', 'dispatcher']),
    supervisor: within(['supervisor']),
    judge: granted('court'),
    official: granted('official'),
    helper: granted('helper'),
    followUp: granted('followUp'),
  };
}

function roleFits(grant: string, role: string): boolean {
  return grant === 'court' ? role === 'judge' : grant === 'official' ? role === 'official' : true;
}

/** May see that the case exists at all. A stranger is told 404. */
export function mayEnter(relation: CaseRelation): boolean {
  return (
    relation.party !== undefined || relation.mediator || relation.handler || relation.supervisor || relation.judge || relation.official || relation.helper || relation.followUp
  );
}
