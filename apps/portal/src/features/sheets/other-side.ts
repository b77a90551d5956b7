import type { CaseView } from '@jiefen/mediation/wire';

/** There is somebody to count with: the other side has come in, or has said that it will talk. Before that a sheet and an offer would stand before nobody. */
export function otherSideIsIn({ parties }: Pick<CaseView, 'parties'>): boolean {
  return parties.some(({ side, present, willing }) => side === 'respondent' && willing !== 'no' && (present || willing === 'yes'));
}
