import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { FLAVOURS, findVeraPdf } from '../../../../tools/testing/verapdf.mjs';
import { agreement, committee } from '../../test/samples.js';
import { fontOf } from '../fonts/faces.js';
import { archiveTimestamp, sealField, signField } from '../signing/index.js';
import { act, centre, INK } from '../signing/testing/ceremony.js';
import { renderAgreement } from './agreement.js';

const checker = findVeraPdf();
const check = checker.check;

describe('an agreement after its last signature', () => {
  let signed: Uint8Array;
  let reserved: string[];
  beforeAll(async () => {
    const service = await centre();
    const paper = await renderAgreement(agreement);
    reserved = paper.fields.map(({ name }) => name);
    let pdf = paper.bytes;
    for (const [minute, field] of ['party-1', 'party-2', 'mediator', 'recorder'].entries()) {
      const signer = { name: `签名人${minute + 1}`, phone: '138****0000', account: `account-${minute}` };
      ({ pdf } = await signField({ ...act(service, minute), pdf, field, signer, appearance: { kind: 'handwriting', strokes: INK } }));
    }
    ({ pdf } = await sealField({
      ...act(service, 5), pdf, field: 'seal', body: committee.zh, signer: { name: '赵敏', phone: null, account: 'account-9', verifiedBy: 'password-totp' },
      appearance: { kind: 'seal', name: committee.zh, centre: ['调解专用章'], font: fontOf('serif') },
    }));
    ({ pdf } = await archiveTimestamp({ pdf, timestamper: act(service, 6).timestamper }));
    signed = pdf;
  }, 60_000);

  it('every place that was kept free can be signed by its name', () => {
    expect(reserved).toContain('seal');
    expect(signed.length).toBeGreaterThan(100_000);
  });

  if (check === undefined) {
    it.skip(`veraPDF did not look at the signed agreement: ${checker.missing}`, () => undefined);
  } else {
    it.each(FLAVOURS)('veraPDF still finds nothing against %s', async (flavour) => {
      const folder = mkdtempSync(join(tmpdir(), 'signed-'));
      try {
        const file = join(folder, 'signed.pdf');
        writeFileSync(file, signed);
        expect(await check([file], flavour)).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }, 120_000);
  }
});
