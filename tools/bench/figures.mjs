/** The value below which `share` of the sorted times lie. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values) => quantile(values, 0.5);

/**
 * One measured figure with its bar.
 * @param {string} name
 * @param {number} value
 * @param {string} unit
 * @param {{atMost?: number, atLeast?: number}} [bar]
 */
export function figure(name, value, unit, bar = {}) {
  const holds = (bar.atMost === undefined || value <= bar.atMost) && (bar.atLeast === undefined || value >= bar.atLeast);
  return { name, value: rounded(value), unit, ...bar, ...(bar.atMost === undefined && bar.atLeast === undefined ? {} : { holds }) };
}

/** Three digits are as much as a shared machine can promise. */
function rounded(value) {
  if (Math.abs(value) >= 100) return Math.round(value);
  return Number(value.toPrecision(3));
}

/** CPU milliseconds (all threads of this process) of one call of `work`, several times. */
export async function cpuTimes(rounds, work) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return times;
}
