import './use-built-code.mjs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fontOf, renderAgreement, warmFonts } from '../../libs/documents/dist/index.js';
import { archiveTimestamp, createAuthority, openAuthority, sealField, signField } from '../../libs/documents/dist/signing/index.js';
import { cpuTimes, figure, median } from './figures.mjs';

const { agreement } = await import('../../libs/documents/test/samples.ts');

const START = Date.parse('2026-11-24T02:00:00Z');
const SECRET = 'a secret that is long enough';
const INK = [[{ x: 2, y: 40 }, { x: 30, y: 8 }, { x: 60, y: 44 }, { x: 90, y: 12 }], [{ x: 10, y: 60 }, { x: 100, y: 56 }]];

/** Rendering and signing of an agreement: processor time, with the fonts in memory as in a worker that has run before. */
export async function measurePapers({ quick }) {
  const rounds = quick ? 25 : 60;
  warmFonts();
  let rendered = await renderAgreement(agreement);
  const render = async () => {
    rendered = await renderAgreement(agreement);
  };
  await cpuTimes(15, render);
  const rendering = await cpuTimes(rounds, render);
  const authority = await openAuthority(await createAuthority({ name: '河口县综治中心', secret: SECRET, time: new Date(START) }), SECRET);
  await cpuTimes(3, () => signAll(authority, rendered));
  const walls = [];
  // Signing runs in the API's own process: no turn of its loop may be held longer than 100 ms. A busy machine adds its own.
  const held = monitorEventLoopDelay({ resolution: 1 });
  held.enable();
  const signing = await cpuTimes(quick ? 5 : 12, async () => {
    const from = performance.now();
    await signAll(authority, rendered);
    walls.push(performance.now() - from);
  });
  held.disable();
  return {
    how: `agreement of ${rendered.pages} pages; signatures by hand and as text, seal, archive time stamp by the local authority`,
    figures: [
      figure('agreement, processor time', median(rendering), 'ms', { atMost: 40 }),
      figure('agreement, unsigned', rendered.bytes.length / 1024, 'KB', { atMost: 120 }),
      figure('four signatures and archive stamp', median(walls), 'ms', { atMost: 400 }),
      figure('four signatures and archive stamp, processor', median(signing), 'ms'),
      figure('longest hold of the event loop while signing (p99)', held.percentile(99) / 1e6, 'ms', { atMost: 100 }),
    ],
  };
}

/** Two parties, the mediator and the seal of the committee, then the archive stamp over all. */
async function signAll(service, { bytes, fields }) {
  let pdf = bytes;
  const act = (minute) => {
    const time = new Date(START + minute * 60_000);
    return { time, reason: '同意本调解协议', codeReference: `code-${minute}`, service, timestamper: service.timestamper(() => time) };
  };
  const seal = fields.find(({ name }) => /seal/.test(name));
  const people = fields.filter((field) => field !== seal).slice(0, 3);
  for (const [n, { name }] of people.entries()) {
    const appearance = n === 1 ? { kind: 'typed', text: '欧阳明', font: fontOf('serif') } : { kind: 'handwriting', strokes: INK };
    ({ pdf } = await signField({ ...act(n), pdf, field: name, signer: { name: '王秀英', phone: '138****1234', account: `account-${n}` }, appearance }));
  }
  const centre = '河口县青石镇人民调解委员会';
  ({ pdf } = await sealField({ ...act(3), pdf, field: seal.name, body: centre, signer: { name: '赵敏', phone: null, account: 'account-9', verifiedBy: 'password-totp' }, appearance: { kind: 'seal', name: centre, centre: ['调解专用章'], font: fontOf('serif') } }));
  return archiveTimestamp({ pdf, timestamper: act(4).timestamper });
}
