import { LEVELS, type Level, type OrganizationKind, type Specialty } from '@jiefen/mediation';
import type { Organization } from './organization.entity.js';

/** A node that is no area of its own: professional committees, departments, courts, a second body of the same level. */
const NO_AREA = /(^|\.)[a-z]-[^.]+\.$/;

export type Placed = { readonly ok: true; readonly prefix: '' | 'x-' | 'd-' | 'c-' } | { readonly ok: false; readonly code: 'level.not-below' | 'level.skips' | 'body.none-below-it' };

/** Where a new body hangs in the tree. Areas go down one level at a time, so that "same township" means the same to the matching everywhere. */
export function placeBelow(parent: Pick<Organization, 'path' | 'level' | 'kind'>, child: { kind: OrganizationKind; level: Level; specialty: Specialty | null }): Placed {
  if (parent.kind === 'court' || parent.kind === 'department' || NO_AREA.test(parent.path)) return { ok: false, code: 'body.none-below-it' };
  const down = LEVELS.indexOf(child.level) - LEVELS.indexOf(parent.level);
  if (down < 0) return { ok: false, code: 'level.not-below' };
  if (child.kind === 'court') return { ok: true, prefix: 'c-' };
  if (child.kind === 'department') return { ok: true, prefix: 'd-' };
  if (child.specialty !== null || down === 0) return { ok: true, prefix: 'x-' };
  return down === 1 ? { ok: true, prefix: '' } : { ok: false, code: 'level.skips' };
}

/** Keys to try for a new node, out of its English name: `liutang`, `liutang2` … Letters and digits only. */
export function* keysFor(nameEn: string): Generator<string> {
  const word = (nameEn.toLowerCase().match(/[a-z0-9]{2,}/g) ?? []).find((each) => !['the', 'people', 'of', 'no'].includes(each)) ?? 'body';
  const base = word.slice(0, 20);
  yield base;
  for (let n = 2; n < 1000; n++) yield `${base}${String(n)}`;
}
