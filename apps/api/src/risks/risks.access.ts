import type { CaseRelation } from '../cases/case-relation.js';

/** Whoever mediates sees a conflict grow; the staff of the body may write it down for them. */
export function mayRecordRisk(relation: CaseRelation): boolean {
  return relation.mediator || relation.handler;
}

/** Read by the staff of the case and by those who supervise it; never by a party, an official, a guest or a court. */
export function maySeeRisks(relation: CaseRelation): boolean {
  return mayRecordRisk(relation) || relation.supervisor;
}
