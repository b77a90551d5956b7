import { formatYuan, fen } from '@jiefen/mediation';
import type { Carry } from '@jiefen/mediation/diagnosis';
import type { Language } from '../../i18n/texts.js';

const KEY = 'jiefen.carry';

/** The answers as a filing reads them: kind, story, wish, amount, and the whole carry beside. */
export function carriedOf(carry: Carry, language: Language): Record<string, unknown> {
  const told = carry.answers.filter(({ id }) => id !== 'side').map(({ question, answer }) => `${question[language]} ${answer[language]}`);
  const sum = carry.worth.find(({ low, high }) => low !== undefined && low === high && low > 0)?.low;
  return {
    kind: carry.kind,
    story: told.join('\n'),
    ...(carry.wish === undefined ? {} : { wish: carry.wish[language] }),
    ...(sum === undefined ? {} : { amount: formatYuan(fen(sum)).replace(/\.00$/, '') }),
    diagnosis: carry,
  };
}

/** Leaves the answers for the filing, in this tab only. Called by the button and by nothing else. */
export function leaveForFiling(carry: Carry, language: Language): void {
  sessionStorage.setItem(KEY, JSON.stringify(carriedOf(carry, language)));
}

/** Takes back what was left, when the person leaves in a hurry. */
export function takeBack(): void {
  sessionStorage.removeItem(KEY);
}
