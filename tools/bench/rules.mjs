import './use-built-code.mjs';
import { CHINA, CLOCKS, addDays, checkAgreement, deadlineOf, localDate } from '../../libs/mediation/dist/index.js';
import { figure, median } from './figures.mjs';

const samples = await import('../../libs/mediation/test/agreement-drafts.ts');

/** The check before signing and the deadlines, as pure functions on one processor. */
export async function measureRules({ quick }) {
  const drafts = [
    [samples.wages(), samples.onWages],
    [samples.traffic(), samples.onTraffic],
    [samples.loan(), samples.onLoan],
    [samples.noise(), samples.onNeighbours],
    [samples.lease(), samples.onRent],
  ];
  const clocks = Object.values(CLOCKS);
  const days = Array.from({ length: 365 }, (_, n) => addDays(localDate('2026-01-05'), n));
  const milliseconds = quick ? 300 : 1_000;
  const checks = perSecond(milliseconds, (n) => checkAgreement(...drafts[n % drafts.length]));
  const deadlines = perSecond(milliseconds, (n) => deadlineOf(clocks[n % clocks.length], days[n % days.length], CHINA));
  return {
    how: `five drafts in turn; ${clocks.length} clocks from every day of 2026`,
    figures: [figure('agreement checks', checks, '/s', { atLeast: 10_000 }), figure('deadlines', deadlines, '/s', { atLeast: 100_000 })],
  };
}

/** Calls a second of processor time, not of the clock on the wall: the machine may be shared. */
function perSecond(milliseconds, work) {
  const rates = [];
  for (let round = 0; round < 7; round++) {
    const before = process.cpuUsage();
    const end = performance.now() + milliseconds / 4;
    let calls = 0;
    while (performance.now() < end) for (let n = 0; n < 500; n++) work(calls++);
    const { user, system } = process.cpuUsage(before);
    rates.push(calls / ((user + system) / 1e6));
  }
  return median(rates.slice(2));
}
