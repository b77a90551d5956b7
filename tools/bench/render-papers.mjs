// CPU of rendering with warm fonts, and sizes. Run after `npm run build`: node tools/bench/render-papers.mjs
import { registerHooks } from 'node:module';
import { renderAgreement, renderMinutes, warmFonts } from '../../libs/documents/dist/index.js';

// The samples import the sources; measured is what runs in production.
const dist = new URL('../../libs/documents/dist/index.js', import.meta.url).href;
registerHooks({ resolve: (name, context, next) => next(name === '../src/index.js' ? dist : name, context) });
const { agreement, minutes } = await import('../../libs/documents/test/samples.ts');

const ROUNDS = 60;

async function measure(render, data) {
  for (let round = 0; round < 15; round++) await render(data);
  const times = [];
  let size = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    size = (await render(data)).bytes.length;
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  return { medianMs: times[ROUNDS / 2], worstMs: times.at(-1), kilobytes: Math.round(size / 1024) };
}

const start = performance.now();
warmFonts();
const warm = Math.round(performance.now() - start);
console.log(JSON.stringify({ warmFontsMs: warm, agreement: await measure(renderAgreement, agreement), minutes: await measure(renderMinutes, minutes) }, null, 1));
