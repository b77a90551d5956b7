import type { CaseView } from '@jiefen/mediation/wire';
import { nearMoment } from '../../i18n/formats.js';
import { hasText, t } from '../../i18n/texts.js';

type Turn = NonNullable<CaseView['turn']>;

/** One sentence: whose turn it is and for what. The rule of the deadline knows it best, else who must act. */
export function turnText(turn: Pick<Turn, 'owner' | 'rule' | 'isMine'>, names: { body: string; mediator: string }): string {
  const side = turn.isMine ? 'mine' : 'theirs';
  const keys = [`cases.turn.${turn.rule}.${side}`, `cases.turn.${turn.owner}.${side}`];
  return t(keys.find((key) => hasText(key)) ?? `cases.turn.other.${side}`, names);
}

/** One sentence: what this party may do now. It goes before the turn, which only knows of deadlines. */
export function actText({ kind, at }: NonNullable<CaseView['nextAct']>): string {
  return t(`cases.act.${kind}`, { when: at === null ? '' : nearMoment(at) });
}

/** Whether it waits now: a talk of tomorrow is told, and no task yet. */
export function waitsNow(act: CaseView['nextAct'], now: number): boolean {
  return act !== null && (act.at === null || new Date(act.at).getTime() - now < 2 * 3_600_000);
}

/** By when, in the words of the deadline: what is voluntary is not told as a duty. */
export function untilKey({ rule, isMine }: Pick<Turn, 'rule' | 'isMine'>): string {
  const own = `cases.until.${rule}.${isMine ? 'mine' : 'theirs'}`;
  if (hasText(own)) return own;
  return isMine ? 'cases.turn-until-mine' : 'cases.turn-until';
}
