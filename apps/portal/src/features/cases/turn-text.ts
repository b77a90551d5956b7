import type { CaseView } from '@jiefen/mediation/wire';
import { hasText, t } from '../../i18n/texts.js';

type Turn = NonNullable<CaseView['turn']>;

/** One sentence: whose turn it is and for what. The rule of the deadline knows it best, else who must act. */
export function turnText(turn: Pick<Turn, 'owner' | 'rule' | 'isMine'>, names: { body: string; mediator: string }): string {
  const side = turn.isMine ? 'mine' : 'theirs';
  const keys = [`cases.turn.${turn.rule}.${side}`, `cases.turn.${turn.owner}.${side}`];
  return t(keys.find((key) => hasText(key)) ?? `cases.turn.other.${side}`, names);
}

/** By when, in the words of the deadline: what is voluntary is not told as a duty. */
export function untilKey({ rule, isMine }: Pick<Turn, 'rule' | 'isMine'>): string {
  const own = `cases.until.${rule}.${isMine ? 'mine' : 'theirs'}`;
  if (hasText(own)) return own;
  return isMine ? 'cases.turn-until-mine' : 'cases.turn-until';
}
