import { describe, expect, it } from '@jest/globals';

import { centre, ceremony, seeded } from '../signing/testing/ceremony.js';
import { verifyDocument } from './index.js';

// A file of its own: it takes as long as all other tests of the verifier together and runs beside them.
describe('a signed agreement with its archive stamp', () => {
  it('600 random bit flips are all found without the register', async () => {
    const service = await centre();
    const { pdf } = await ceremony(service);
    const seed = 20261124;
    const pick = seeded(seed);
    const missed: string[] = [];
    for (let i = 0; i < 600; i++) {
      const bytes = new Uint8Array(pdf);
      const [at, bit] = [pick(bytes.length), pick(8)];
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      const report = await verifyDocument(bytes, { trustedRoots: [service.root] });
      if (report.verdict === 'intact') missed.push(`seed ${seed}: byte ${at}, bit ${bit}`);
    }
    expect(missed).toEqual([]);
  }, 120_000);
});
