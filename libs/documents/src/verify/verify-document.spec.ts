import { PDF } from '@libpdf/core';
import { beforeAll, describe, expect, it } from '@jest/globals';

import { archiveTimestamp, hashes, sealField, signField } from '../signing/index.js';
import type { Authority } from '../signing/index.js';
import { act, centre, ceremony, COMMITTEE, INK, seeded, TIME } from '../signing/testing/ceremony.js';
import { smallAgreement } from '../signing/testing/form-fixture.js';
import { SHADOW_EDITS } from '../signing/testing/shadow-edits.js';
import { verifyDocument, WHAT_IT_PROVES } from './index.js';

let service: Authority;
let states: Uint8Array[];
let pdf: Uint8Array;
beforeAll(async () => {
  service = await centre();
  ({ states, pdf } = await ceremony(service));
});
const verify = (bytes: Uint8Array, expectedHash?: string) =>
  verifyDocument(bytes, { trustedRoots: [service.root], ...(expectedHash === undefined ? {} : { expectedHash }) });

describe('a file as it was signed', () => {
  it('is intact, and the report says who signed, when, and how each was verified', async () => {
    const report = await verify(pdf);
    expect(report).toMatchObject({ verdict: 'intact', reasons: [], addedAfterLastSignature: 'nothing', matchesRegister: null });
    expect(report.signatures.map(({ field, who, kind, when, record, trusted, coversWholeRevision }) =>
      [field, who, kind, when, record?.verifiedBy ?? null, record?.phone ?? null, trusted, coversWholeRevision])).toEqual([
      ['party-a', '王秀英', 'signature', '2026-11-24T02:00:00.000Z', 'one-time-code', '138****1234', true, true],
      ['party-b', '欧阳𬭎', 'signature', '2026-11-24T02:01:00.000Z', 'one-time-code', '139****5678', true, true],
      ['mediator', '李建国', 'signature', '2026-11-24T02:02:00.000Z', 'one-time-code', '137****0001', true, true],
      ['committee-seal', COMMITTEE, 'seal', '2026-11-24T02:03:00.000Z', 'password-totp', null, true, true],
      ['archive-stamp-1', '河口县综治中心时间戳', 'time-stamp', '2026-11-24T02:04:00.000Z', null, null, true, true],
    ]);
  });

  it('says with the verdict what a local certificate proves and what not', async () => {
    expect((await verify(pdf)).proves).toEqual(WHAT_IT_PROVES.local);
  });

  it('is intact in every state on the way, because a reload in the middle must not frighten anybody', async () => {
    for (const state of states.slice(1)) expect((await verify(state)).verdict).toBe('intact');
  });

  it('equals the register byte for byte', async () => {
    expect(await verify(pdf, hashes(pdf).sha256)).toMatchObject({ verdict: 'intact', matchesRegister: true });
  });

  it('an earlier state is not the registered file, though its signatures hold', async () => {
    const report = await verify(states[2] ?? pdf, hashes(pdf).sha256);
    expect(report).toMatchObject({ verdict: 'altered', reasons: ['document.hash-differs'] });
  });

  it('a court may sign later in its own reserved field', async () => {
    const ruling = await signField({
      ...act(service, 9), pdf, field: 'court', signer: { name: '河口县人民法院', phone: null, account: 'court-1', verifiedBy: 'password-totp' },
      appearance: { kind: 'handwriting', strokes: INK },
    });
    expect(await verify(ruling.pdf)).toMatchObject({ verdict: 'intact', addedAfterLastSignature: 'nothing' });
  });

  it('a second archive stamp may renew the first', async () => {
    const again = await archiveTimestamp({ pdf, timestamper: act(service, 10).timestamper });
    expect((await verify(again.pdf)).verdict).toBe('intact');
  });
});

describe('a file made by other tools', () => {
  const packed = async (): Promise<Uint8Array> => {
    const form = await PDF.load(await smallAgreement(TIME));
    form.setSubject('x'); // unchanged files are handed back as they are
    return form.save({ useXRefStream: true });
  };

  it('with a packed cross-reference is signed and verified alike', async () => {
    const file = await packed();
    expect(Buffer.from(file).toString('latin1')).toContain('/Type /XRef');
    const signed = await signField({
      ...act(service, 0), pdf: file, field: 'party-a', signer: { name: '王秀英', phone: null, account: 'a' }, appearance: { kind: 'handwriting', strokes: INK },
    });
    const stamped = await archiveTimestamp({ pdf: signed.pdf, timestamper: act(service, 1).timestamper });
    expect(await verify(stamped.pdf)).toMatchObject({ verdict: 'intact', reasons: [] });
    for (const edit of SHADOW_EDITS) expect([edit.name, (await verify(await edit.apply(stamped.pdf, seeded(1)))).verdict]).toEqual([edit.name, 'altered']);
  });
});

describe('a file of which we cannot say enough', () => {
  it('signatures of an unknown authority are unknown, never intact', async () => {
    const other = await centre('别处');
    const report = await verifyDocument(pdf, { trustedRoots: [other.root] });
    expect(report.verdict).toBe('unknown');
    expect(report.reasons).toEqual(['signature.time-not-proven', 'signature.not-trusted']);
    expect(report.signatures.every(({ trusted, when }) => !trusted && when === null)).toBe(true);
  });

  it('an impostor who signs with an authority of the same name is not trusted', async () => {
    const impostor = await centre();
    const fake = await ceremony(impostor);
    expect((await verify(fake.pdf)).verdict).toBe('unknown');
  });

  it('a file without signatures is unknown, and intact only when the register knows it', async () => {
    const blank = await smallAgreement(TIME);
    expect(await verify(blank)).toMatchObject({ verdict: 'unknown', reasons: ['document.no-signature'] });
    expect(await verify(blank, hashes(blank).sha256)).toMatchObject({ verdict: 'intact' });
  });

  it.each([['nothing', ''], ['a text', 'hello'], ['a picture', '\u0089PNG'], ['a broken PDF', '%PDF-1.7\nstartxref\n0\n%%EOF']])(
    '%s is unknown and does not break the verifier',
    async (_, text) => {
      expect((await verify(new TextEncoder().encode(text))).verdict).toBe('unknown');
    },
  );
});

describe('a changed file', () => {
  it('50 shadow edits behind the last signature are all found', async () => {
    const pick = seeded(7);
    for (let i = 0; i < 50; i++) {
      const edit = SHADOW_EDITS[i % SHADOW_EDITS.length];
      const bytes = (await edit?.apply(pdf, pick)) ?? pdf;
      expect(bytes.length).toBeGreaterThan(pdf.length);
      expect([edit?.name, (await verify(bytes)).verdict]).toEqual([edit?.name, 'altered']);
    }
  }, 60_000);

  it('a shadow edit between two signatures is found although everybody after it signed honestly', async () => {
    for (const edit of SHADOW_EDITS) {
      if (edit.name.startsWith('the form is taken away')) continue; // nobody could sign any more
      const bytes = await edit.apply(states[2] ?? pdf, seeded(3));
      const later = await signField({
        ...act(service, 5), pdf: bytes, field: 'mediator', signer: { name: '李建国', phone: null, account: 'account-2' },
        appearance: { kind: 'handwriting', strokes: INK },
      });
      expect([edit.name, (await verify(later.pdf)).verdict]).toEqual([edit.name, 'altered']);
    }
  });

  it.each(SHADOW_EDITS.filter(({ name }) => !name.startsWith('the form')).map((edit) => [edit.name, edit] as const))(
    'a time stamp set over a shadow edit does not heal it: %s',
    async (_, edit) => {
      const bytes = await edit.apply(states[4] ?? pdf, seeded(5));
      const stamped = await archiveTimestamp({ pdf: bytes, timestamper: act(service, 8).timestamper });
      expect((await verify(stamped.pdf)).verdict).toBe('altered');
    },
  );

  it('bytes behind the end of the file are found, whatever they are', async () => {
    for (const tail of ['x', '\n', '%%EOF\n', '%comment\nstartxref\n12\n%%EOF\n']) {
      expect([tail, (await verify(Buffer.concat([pdf, Buffer.from(tail)]))).verdict]).toEqual([tail, 'altered']);
    }
  });

  it('a file that was cut off is found', async () => {
    expect((await verify(pdf.subarray(0, pdf.length - 1))).verdict).toBe('altered');
    expect((await verify(pdf.subarray(0, Math.floor(pdf.length / 2)))).verdict).toBe('altered');
  });

  it('a letter of a signature in the other case is found, though viewers read both alike', async () => {
    const text = Buffer.from(pdf).toString('latin1');
    const from = text.lastIndexOf('/Contents <') + '/Contents <'.length;
    const at = from + text.slice(from).search(/[a-f]/);
    const bytes = new Uint8Array(pdf);
    bytes[at] = (bytes[at] ?? 0) ^ 0x20;
    expect((await verify(bytes)).verdict).toBe('altered');
  });

  it('a signature carried over to another agreement does not hold', async () => {
    const other = await sealField({
      ...act(service, 0), pdf: await smallAgreement(new Date('2026-11-25T00:00:00Z')), field: 'committee-seal', body: COMMITTEE,
      signer: { name: '赵敏', phone: null, account: 'account-9' },
      appearance: { kind: 'seal', name: COMMITTEE, centre: [], font: (await import('../fonts/faces.js')).fontOf('serif') },
    });
    const contents = (bytes: Uint8Array): { from: number; hex: string } => {
      const text = Buffer.from(bytes).toString('latin1');
      const from = text.lastIndexOf('/Contents <') + '/Contents <'.length;
      return { from, hex: text.slice(from, text.indexOf('>', from)) };
    };
    const target = states[4] ?? pdf;
    const moved = new Uint8Array(target);
    moved.set(Buffer.from(contents(other.pdf).hex), contents(target).from);
    expect(await verify(moved)).toMatchObject({ verdict: 'altered', reasons: expect.arrayContaining(['signature.broken']) });
  });
});
