import type { CaseRelation } from '../cases/case-relation.js';

/** Everybody in the case sees how and when the other was verified (the impostor of the law's fact 6 was seen by nobody). */
export function mayReadIdentities(relation: CaseRelation): boolean {
  return relation.party !== undefined || maySeeNumbers(relation) || relation.supervisor;
}

/** The mediator of the case, who meets the people, and the staff of the body at the counter. A party vouches for nobody. */
export function mayCompare(relation: CaseRelation): boolean {
  return relation.party === undefined && (relation.mediator || relation.handler);
}

/** Even masked, a number is for those who compare it. */
export function maySeeNumbers(relation: CaseRelation): boolean {
  return mayCompare(relation);
}
