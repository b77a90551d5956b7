/** Roles of accounts. What a role may do in one case is decided by the access rule of the feature. */
export const ROLES = ['resident', 'gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const STAFF_ROLES = ROLES.filter((role) => role !== 'resident') as Exclude<Role, 'resident'>[];

/** Sides of a case. Never plaintiff or defendant. */
export const SIDES = ['applicant', 'respondent'] as const;
export type Side = (typeof SIDES)[number];

export const ORGANIZATION_KINDS = ['centre', 'committee', 'department', 'court', 'area'] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

export const LEVELS = ['city', 'county', 'township', 'village'] as const;
export type Level = (typeof LEVELS)[number];
