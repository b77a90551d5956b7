import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError } from '../platform/http/errors.js';
import { Organization } from './organization.entity.js';

type Roles = readonly Person['roles'][number][];

/** Whether one of these roles of the person reaches a place in the tree: a role reaches its own body and all below it. */
export function reaches(person: Pick<Person, 'memberships'>, path: string, roles: Roles = ['administrator']): boolean {
  return person.memberships.some((membership) => roles.includes(membership.role) && path.startsWith(membership.path));
}

/** The subtrees these roles reach, as patterns for `path LIKE ANY ($n)`. Paths carry no character with a meaning in LIKE. */
export function reachOf(person: Pick<Person, 'memberships'>, roles: Roles = ['administrator']): string[] {
  return person.memberships.filter((membership) => roles.includes(membership.role)).map((membership) => `${membership.path}%`);
}

/** The bodies an administrator looks after. Somebody else's body is as good as none. */
@Injectable()
export class Administered {
  /** @throws NotFoundError when it is not there, closed, or outside the subtree: never told apart */
  async body(tx: Tx, person: Person, id: string, lock = false): Promise<Organization> {
    const found = await tx.findOne(Organization, { where: { id }, ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}) });
    if (!found || found.closedAt !== null || !reaches(person, found.path)) throw new NotFoundError();
    return found;
  }
}
