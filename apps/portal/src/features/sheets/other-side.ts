import { otherSideIsIn as isIn } from '@jiefen/mediation';
import type { CaseView } from '@jiefen/mediation/wire';

/** The rule the server refuses by: before the other side is in, nothing to count or to offer is shown. */
export function otherSideIsIn({ parties }: Pick<CaseView, 'parties'>): boolean {
  return isIn(parties);
}
