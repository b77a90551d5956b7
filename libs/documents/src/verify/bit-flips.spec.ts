import { describe, expect, it } from '@jest/globals';

import { archiveTimestamp } from '../signing/index.js';
import { act, centre, ceremony, seeded } from '../signing/testing/ceremony.js';
import { verifyDocument } from './index.js';

const SEED = 20261124;

// A file of its own: it takes as long as all other tests of the verifier together and runs beside them.
describe('600 random bit flips', () => {
  const missed = async (pdf: Uint8Array, root: Uint8Array, seed: number, flips: number): Promise<string[]> => {
    const pick = seeded(seed);
    const unseen: string[] = [];
    for (let i = 0; i < flips; i++) {
      const bytes = new Uint8Array(pdf);
      const [at, bit] = [pick(bytes.length), pick(8)];
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      const { verdict } = await verifyDocument(bytes, { trustedRoots: [root] });
      if (verdict === 'intact') unseen.push(`seed ${seed}: byte ${at}, bit ${bit}`);
    }
    return unseen;
  };

  it('200 in an agreement with all its signatures, its seal and its archive stamp are all found without the register', async () => {
    const service = await centre();
    const { pdf } = await ceremony(service);
    expect(await missed(pdf, service.root, SEED, 200)).toEqual([]);
  }, 120_000);

  it('200 in the last signature alone, which nothing else covers, are all found', async () => {
    const service = await centre();
    const { states } = await ceremony(service);
    const signed = states[1] ?? new Uint8Array();
    const text = Buffer.from(signed).toString('latin1');
    const from = text.lastIndexOf('/Contents <');
    const pick = seeded(SEED + 1);
    const unseen: string[] = [];
    for (let i = 0; i < 200; i++) {
      const bytes = new Uint8Array(signed);
      const [at, bit] = [from + pick(text.indexOf('>', from) - from), pick(8)];
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      const { verdict } = await verifyDocument(bytes, { trustedRoots: [service.root] });
      if (verdict === 'intact') unseen.push(`seed ${SEED + 1}: byte ${at}, bit ${bit}`);
    }
    expect(unseen).toEqual([]);
  }, 120_000);

  it('200 in a file with one signature and its stamp are all found', async () => {
    const service = await centre();
    const { states } = await ceremony(service);
    const { pdf } = await archiveTimestamp({ pdf: states[1] ?? new Uint8Array(), timestamper: act(service, 1).timestamper });
    expect(await missed(pdf, service.root, SEED + 2, 200)).toEqual([]);
  }, 120_000);
});
