import { beforeAll, describe, expect, it } from '@jest/globals';

import { fontOf } from '../fonts/faces.js';
import { signatureFields } from '../verify/fields.js';
import { PdfState } from '../verify/pdf-state.js';
import { textOf } from '../verify/pdf-values.js';
import { createAuthority, hashes, openAuthority, signField } from './index.js';
import type { Authority } from './index.js';
import { act, centre, INK, SECRET, TIME } from './testing/ceremony.js';
import { smallAgreement } from './testing/form-fixture.js';

const HAND = { kind: 'handwriting', strokes: INK } as const;
const WANG = { name: '王秀英', phone: '138****1234', account: 'account-1' };

describe('signing a field', () => {
  let service: Authority;
  let pdf: Uint8Array;
  beforeAll(async () => {
    service = await centre();
    pdf = await smallAgreement(TIME);
  });

  it('the earlier file stays byte for byte at the beginning of the signed one', async () => {
    const signed = await signField({ ...act(service, 0), pdf, field: 'party-a', signer: WANG, appearance: HAND });
    expect(Buffer.compare(signed.pdf.subarray(0, pdf.length), pdf)).toBe(0);
  });

  it('the label that a screen reader speaks is the same after signing: 签名 stays 签名', async () => {
    const { pdf: signed } = await signField({ ...act(service, 0), pdf, field: 'party-a', signer: { ...WANG, name: '王名' }, appearance: HAND });
    const state = await PdfState.read(signed, signed.length);
    const field = signatureFields(state).find(({ name }) => name === 'party-a');
    expect(textOf(field?.field.entries.get('TU'))).toBe('party-a 签名');
    expect(textOf(state.dictionary(field?.field.entries.get('V'))?.entries.get('Name'))).toBe('王名');
  });

  it('the certificate names person, field, code, time and both hashes of the very file that was signed', async () => {
    const { certificate } = await signField({ ...act(service, 7), pdf, field: 'party-a', signer: WANG, appearance: HAND });
    expect(certificate.record).toMatchObject({
      name: '王秀英', phone: '138****1234', field: 'party-a', codeReference: 'code-7', time: '2026-11-24T02:07:00.000Z', length: pdf.length, ...hashes(pdf),
    });
  });

  it('the certificate lives for ten minutes after the act, so that nobody can sign with it later', async () => {
    const { certificate } = await signField({ ...act(service, 0), pdf, field: 'party-a', signer: WANG, appearance: HAND });
    expect(certificate.notAfter.getTime() - TIME.getTime()).toBe(10 * 60_000);
  });

  it('every act has a key of its own', async () => {
    const sign = () => signField({ ...act(service, 0), pdf, field: 'party-a', signer: WANG, appearance: HAND });
    const [one, two] = [await sign(), await sign()];
    expect(one.certificate.fingerprint).not.toBe(two.certificate.fingerprint);
    expect(one.certificate.serialNumber).not.toBe(two.certificate.serialNumber);
  });

  it('a field that is signed cannot be signed again', async () => {
    const signed = await signField({ ...act(service, 0), pdf, field: 'party-a', signer: WANG, appearance: HAND });
    const again = signField({ ...act(service, 1), pdf: signed.pdf, field: 'party-a', signer: WANG, appearance: HAND });
    await expect(again).rejects.toMatchObject({ code: 'signing.field-already-signed', params: { field: 'party-a' } });
  });

  it('of two signers at the same moment the second is told that the file has changed, and no signature is lost', async () => {
    const expectedSha256 = hashes(pdf).sha256;
    const first = await signField({ ...act(service, 0), pdf, expectedSha256, field: 'party-a', signer: WANG, appearance: HAND });
    const second = signField({ ...act(service, 0), pdf: first.pdf, expectedSha256, field: 'party-b', signer: WANG, appearance: HAND });
    await expect(second).rejects.toMatchObject({ code: 'signing.document-changed' });
  });

  it.each([
    ['a field the form does not have', { field: 'party-z' }, 'signing.field-missing'],
    ['no ink', { appearance: { kind: 'handwriting', strokes: [] } as const }, 'signing.handwriting-empty'],
    ['a single dot', { appearance: { kind: 'handwriting', strokes: [[{ x: 3, y: 3 }]] } as const }, 'signing.handwriting-empty'],
    ['ink at no place', { appearance: { kind: 'handwriting', strokes: [[{ x: NaN, y: 0 }, { x: 9, y: 9 }]] } as const }, 'signing.handwriting-empty'],
    ['a name without letters', { signer: { ...WANG, name: ' ' } }, 'signing.name-empty'],
    ['a file that is no PDF', { pdf: new TextEncoder().encode('hello') }, 'signing.document-unreadable'],
    ['endless ink', { appearance: { kind: 'handwriting', strokes: [Array.from({ length: 20_001 }, (_, x) => ({ x, y: x % 50 }))] } as const }, 'signing.handwriting-too-large'],
  ])('%s is refused and nothing is signed', async (_, wrong, code) => {
    const request = { ...act(service, 0), pdf, field: 'party-a', signer: WANG, appearance: HAND, ...wrong };
    await expect(signField(request)).rejects.toMatchObject({ code });
  });

  it('a typed name with a character the font lacks is refused by naming it, never printed as a blank', async () => {
    const appearance = { kind: 'typed', text: '王😀', font: fontOf('serif') } as const;
    const request = { ...act(service, 0), pdf, field: 'party-a', signer: WANG, appearance };
    await expect(signField(request)).rejects.toMatchObject({ code: 'signing.glyph-missing', params: { character: '😀' } });
  });

  it('a certificate is not even asked for when the act is refused', async () => {
    let asked = 0;
    const counting = { issuance: 'local' as const, openAct: async () => ((asked += 1), Promise.reject(new Error('not to be asked'))) };
    const request = { ...act(service, 0), service: counting, pdf, field: 'party-z', signer: WANG, appearance: HAND };
    await expect(signField(request)).rejects.toMatchObject({ code: 'signing.field-missing' });
    expect(asked).toBe(0);
  });
});

describe('the local authority', () => {
  it('opens with its secret only', async () => {
    const files = await createAuthority({ name: '河口县综治中心', secret: SECRET, time: TIME });
    await expect(openAuthority(files, 'another secret, also long')).rejects.toMatchObject({ code: 'signing.authority-secret-wrong' });
    expect(files.rootKey).toContain('BEGIN ENCRYPTED PRIVATE KEY');
  });

  it('writes no fraction of a second into its dates, because NSS would refuse the root', async () => {
    const files = await createAuthority({ name: '河口县综治中心', secret: SECRET, time: new Date('2026-11-24T02:00:00.123Z') });
    const der = Buffer.from(files.rootCertificate.replace(/-----[^-]+-----|\s/g, ''), 'base64').toString('latin1');
    expect(der).toMatch(/2056\d{10}Z/);
  });

  it('a short secret is refused', async () => {
    const made = createAuthority({ name: '河口县综治中心', secret: 'short', time: TIME });
    await expect(made).rejects.toMatchObject({ code: 'signing.authority-secret-too-short' });
  });

  it('a key under the certificate of another authority is refused', async () => {
    const [one, two] = await Promise.all(['甲县', '乙县'].map((name) => createAuthority({ name, secret: SECRET, time: TIME })));
    const mixed = openAuthority({ ...one, rootKey: two?.rootKey ?? '' } as NonNullable<typeof one>, SECRET);
    await expect(mixed).rejects.toMatchObject({ code: 'signing.authority-secret-wrong' });
  });
});
