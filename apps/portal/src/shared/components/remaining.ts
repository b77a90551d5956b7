const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long until (or since) a moment, in the largest unit that is honest: minutes, hours, days. Never rounded up in the person's favour. */
export function remaining(due: string, now: number): { key: string; n: number } {
  const left = new Date(due).getTime() - now;
  const side = left >= 0 ? 'left' : 'over';
  const size = Math.abs(left);
  if (size >= DAY) return { key: `shared.light.days-${side}`, n: Math.floor(size / DAY) };
  if (size >= HOUR) return { key: `shared.light.hours-${side}`, n: Math.floor(size / HOUR) };
  return { key: `shared.light.minutes-${side}`, n: Math.max(1, Math.floor(size / 60_000)) };
}
