import { fontOf } from '../../fonts/faces.js';
import { archiveTimestamp, createAuthority, openAuthority, sealField, signField } from '../index.js';
import type { Authority } from '../index.js';
import { smallAgreement } from './form-fixture.js';

export const TIME = new Date('2026-11-24T02:00:00Z');
export const SECRET = 'a secret that is long enough';
export const COMMITTEE = '河口县青石镇人民调解委员会';
export const INK = [
  [{ x: 2, y: 40 }, { x: 30, y: 8 }, { x: 60, y: 44 }, { x: 90, y: 12 }],
  [{ x: 10, y: 60 }, { x: 100, y: 56 }],
];

/** A new authority of an invented centre. */
export async function centre(name = '河口县综治中心'): Promise<Authority> {
  return openAuthority(await createAuthority({ name, secret: SECRET, time: TIME }), SECRET);
}

/** What every act of a ceremony has in common; the clock moves a minute with each act. */
export function act(service: Authority, minute: number) {
  const time = new Date(TIME.getTime() + minute * 60_000);
  return { time, reason: '同意本调解协议', codeReference: `code-${minute}`, service, timestamper: service.timestamper(() => time) };
}

/** Two parties, mediator, seal, and the archive stamp: a finished agreement, with every state on the way. */
export async function ceremony(service: Authority): Promise<{ states: Uint8Array[]; pdf: Uint8Array }> {
  const states = [await smallAgreement(TIME)];
  const last = (): Uint8Array => states.at(-1) ?? new Uint8Array();
  const people = [
    { field: 'party-a', name: '王秀英', phone: '138****1234', typed: false },
    { field: 'party-b', name: '欧阳𬭎', phone: '139****5678', typed: true },
    { field: 'mediator', name: '李建国', phone: '137****0001', typed: false },
  ];
  for (const [i, { field, name, phone, typed }] of people.entries()) {
    const appearance = typed
      ? ({ kind: 'typed', text: '欧阳明', font: fontOf('serif') } as const)
      : ({ kind: 'handwriting', strokes: INK } as const);
    const signed = await signField({ ...act(service, i), pdf: last(), field, signer: { name, phone, account: `account-${i}` }, appearance });
    states.push(signed.pdf);
  }
  const sealed = await sealField({
    ...act(service, 3),
    pdf: last(),
    field: 'committee-seal',
    body: COMMITTEE,
    signer: { name: '赵敏', phone: null, account: 'account-9', verifiedBy: 'password-totp' },
    appearance: { kind: 'seal', name: COMMITTEE, centre: ['调解专用章'], font: fontOf('serif') },
  });
  states.push(sealed.pdf);
  const stamped = await archiveTimestamp({ pdf: last(), timestamper: act(service, 4).timestamper });
  states.push(stamped.pdf);
  return { states, pdf: stamped.pdf };
}

/** Numbers that look random and are the same in every run (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
