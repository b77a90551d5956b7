import type { AgreementDraft } from '@jiefen/mediation';
import { same } from './draft-edit.js';

/** Something that was changed here and elsewhere at once. Ours stays in the draft, theirs is kept here until the person has chosen. */
export interface Conflict {
  readonly part: 'clauses' | 'claims' | 'parties' | 'facts' | 'copies' | 'statedTotalFen' | 'asked';
  readonly id: string;
  /** Undefined = it was removed there. */
  readonly theirs: unknown;
}

export interface Merged {
  readonly draft: AgreementDraft;
  readonly conflicts: readonly Conflict[];
}

const LISTS = ['clauses', 'claims', 'parties'] as const;
const SINGLE = ['facts', 'copies', 'statedTotalFen', 'asked'] as const;

/**
 * Brings two drafts together that began from the same text. A part changed on one side only is taken from there; a
 * part changed on both sides stays as it is here and is named. Nothing is lost, nothing is overwritten unseen.
 */
export function merge(base: AgreementDraft, mine: AgreementDraft, theirs: AgreementDraft): Merged {
  const conflicts: Conflict[] = [];
  const draft: Record<string, unknown> = { ...mine };
  for (const part of SINGLE) {
    if (same(mine[part], theirs[part]) || same(theirs[part], base[part])) continue;
    if (same(mine[part], base[part])) draft[part] = theirs[part];
    else conflicts.push({ part, id: part, theirs: theirs[part] });
  }
  for (const part of LISTS) draft[part] = mergeList(part, base[part], mine[part], theirs[part], conflicts);
  return { draft: draft as unknown as AgreementDraft, conflicts };
}

interface HasId {
  readonly id: string;
}

function mergeList(part: Conflict['part'], base: readonly HasId[], mine: readonly HasId[], theirs: readonly HasId[], conflicts: Conflict[]): HasId[] {
  const find = (list: readonly HasId[], id: string): HasId | undefined => list.find((each) => each.id === id);
  const merged: HasId[] = [];
  for (const own of mine) {
    const before = find(base, own.id);
    const other = find(theirs, own.id);
    if (before === undefined) {
      // Both may have added a part under the same number: theirs gets a new one below.
      merged.push(own);
    } else if (same(own, before)) {
      if (other !== undefined) merged.push(other);
    } else {
      merged.push(own);
      if (!same(other, before) && !same(other, own)) conflicts.push({ part, id: own.id, theirs: other });
    }
  }
  for (const other of theirs) {
    if (find(base, other.id)) {
      // Removed here; if it was changed there meanwhile, it must not go unseen.
      if (!find(mine, other.id) && !same(other, find(base, other.id))) conflicts.push({ part, id: other.id, theirs: other });
      continue;
    }
    const twin = find(mine, other.id);
    if (twin === undefined) merged.push(other);
    else if (!same(twin, other)) merged.push({ ...other, id: `${other.id}b` });
  }
  return merged;
}

/** Takes the other side of a conflict after all. */
export function takeTheirs(draft: AgreementDraft, conflict: Conflict): AgreementDraft {
  if (!(LISTS as readonly string[]).includes(conflict.part)) return { ...draft, [conflict.part]: conflict.theirs };
  const list = draft[conflict.part as (typeof LISTS)[number]] as readonly HasId[];
  const theirs = conflict.theirs as HasId | undefined;
  const next = theirs === undefined ? list.filter(({ id }) => id !== conflict.id) : list.some(({ id }) => id === conflict.id) ? list.map((each) => (each.id === conflict.id ? theirs : each)) : [...list, theirs];
  return { ...draft, [conflict.part]: next };
}
