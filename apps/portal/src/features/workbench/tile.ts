import type { BodyLights, LightName } from '@jiefen/mediation/wire';

/** The lights of a body, in the order in which they press; red and yellow are said also when there are none. */
export function countsOf(tile: BodyLights): { light: LightName; n: number }[] {
  return [
    { light: 'red', n: tile.red },
    { light: 'yellow', n: tile.yellow },
    { light: 'green', n: tile.green },
    ...(tile.paused > 0 ? [{ light: 'paused' as const, n: tile.paused }] : []),
  ];
}

/** Part of the bar, as a CSS width. */
export function shareOf(tile: BodyLights, n: number): string {
  const all = tile.red + tile.yellow + tile.green + tile.paused;
  return all === 0 ? '0%' : `${(n / all) * 100}%`;
}
