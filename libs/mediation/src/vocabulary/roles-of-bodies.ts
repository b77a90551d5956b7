import type { OrganizationKind, Role } from './roles.js';

/** Which roles a body may give. A judge sits in a court and an official in a department; nobody else decides in their name. */
export const ROLES_OF_BODY = {
  centre: ['clerk', 'dispatcher', 'mediator', 'gridWorker', 'supervisor', 'administrator'],
  committee: ['clerk', 'dispatcher', 'mediator', 'gridWorker', 'supervisor', 'administrator'],
  area: ['clerk', 'dispatcher', 'mediator', 'gridWorker', 'supervisor', 'administrator'],
  department: ['official', 'administrator'],
  court: ['judge', 'administrator'],
} as const satisfies Record<OrganizationKind, readonly Exclude<Role, 'resident'>[]>;

export function mayGiveRole(kind: OrganizationKind, role: Role): boolean {
  return (ROLES_OF_BODY[kind] as readonly Role[]).includes(role);
}

/** Bodies whose poster residents scan: those that take filings in. */
export function takesFilings(kind: OrganizationKind): boolean {
  return kind === 'centre' || kind === 'committee';
}
