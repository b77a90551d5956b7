import { normalizePhone } from '@jiefen/mediation/wire';

/** One representative as typed: a name, and a phone behind it when there is one. `undefined`: there are figures, but no phone. */
export interface TypedRepresentative {
  readonly name: string;
  readonly phone: string | undefined;
}

/** One line for each: 「李大山 138 0000 0001」. Without a phone the representative is named, and hears of nothing. */
export function readRepresentatives(text: string): TypedRepresentative[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = line, figures = ''] = /^(.*?)[\s,，:：]*(\+?[\d\s-]{5,})?$/u.exec(line) ?? [];
      return { name: name.trim(), phone: figures.trim() === '' ? '' : normalizePhone(figures) };
    });
}
