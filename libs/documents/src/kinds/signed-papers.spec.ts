import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FLAVOURS, findVeraPdf } from '../../../../tools/testing/verapdf.mjs';
import { agreement, committee, SAMPLES } from '../../test/samples.js';
import { fontOf } from '../fonts/faces.js';
import type { SignatureField } from '../layout/paper.js';
import { archiveTimestamp, sealField, signField, type Authority } from '../signing/index.js';
import { act, centre, INK } from '../signing/testing/ceremony.js';
import { verifyDocument } from '../verify/index.js';
import { renderAgreement } from './agreement.js';

const checker = findVeraPdf();
const check = checker.check;
const BODIES: Readonly<Record<string, { name: string; centre: string }>> = { seal: { name: committee.zh, centre: '调解专用章' }, court: { name: '青禾县人民法院', centre: '演示' } };
/** Every kind that has places to sign. */
const SIGNED = Object.keys(SAMPLES).filter((name) => !name.endsWith('-en') && name !== 'receipt' && name !== 'poster');

/** Fills every place that was kept free, people by hand and bodies with their seals; an archive stamp after each seal. */
async function signAll(service: Authority, paper: { bytes: Uint8Array; fields: readonly SignatureField[] }): Promise<Uint8Array> {
  let pdf = paper.bytes;
  let minute = 0;
  for (const { name: field } of paper.fields) {
    const body = BODIES[field];
    if (body) {
      const seal = { kind: 'seal', name: body.name, centre: [body.centre], font: fontOf('serif') } as const;
      ({ pdf } = await sealField({ ...act(service, minute++), pdf, field, body: body.name, signer: { name: '赵敏', phone: null, account: 'account-9', verifiedBy: 'authenticator' }, appearance: seal }));
      ({ pdf } = await archiveTimestamp({ pdf, timestamper: act(service, minute++).timestamper }));
    } else {
      const signer = { name: `签名人${minute}`, phone: '138****0000', account: `account-${minute}` };
      ({ pdf } = await signField({ ...act(service, minute++), pdf, field, signer, appearance: { kind: 'handwriting', strokes: INK } }));
    }
  }
  return pdf;
}

describe('papers after their last signature', () => {
  let folder = '';
  let service: Authority;
  const files: string[] = [];
  const verdicts: Record<string, string> = {};
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'signed-'));
    service = await centre();
    for (const name of SIGNED) {
      const paper = await SAMPLES[name]?.();
      if (!paper || paper.fields.length === 0) continue;
      const pdf = await signAll(service, paper);
      verdicts[name] = (await verifyDocument(pdf, { trustedRoots: [service.root] })).verdict;
      const file = join(folder, `${name}.pdf`);
      writeFileSync(file, pdf);
      files.push(file);
    }
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('every place of every kind can be signed by its name, and our own verifier finds all of it intact', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(verdicts).toEqual(Object.fromEntries(Object.keys(verdicts).map((name) => [name, 'intact'])));
  });

  it('a court signs after the archive stamp of the agreement, and nothing of before is touched', async () => {
    const report = await verifyDocument(await signAll(service, await renderAgreement(agreement)), { trustedRoots: [service.root] });
    expect(report).toMatchObject({ verdict: 'intact', addedAfterLastSignature: 'nothing', reasons: [] });
    expect(report.signatures.map(({ field }) => field)).toEqual(['party-1', 'party-2', 'mediator', 'recorder', 'seal', 'archive-stamp-1', 'court', 'archive-stamp-2']);
  });

  if (check === undefined) {
    it.skip(`veraPDF did not look at the signed papers: ${checker.missing}`, () => undefined);
  } else {
    it.each(FLAVOURS)('veraPDF still finds nothing against %s in any of them', async (flavour) => {
      expect(await check(files, flavour)).toEqual([]);
    }, 180_000);
  }
});
