import { describe, expect, it } from '@jest/globals';

import { createAuthority, openAuthority, signField } from './index.js';
import { smallAgreement } from './testing/form-fixture.js';

const TIME = new Date('2026-11-24T02:00:00Z');
const SECRET = 'a secret that is long enough';

describe('signing a field', () => {
  it('a field that is signed cannot be signed again', async () => {
    const service = await openAuthority(await createAuthority({ name: '河口县综治中心', secret: SECRET, time: TIME }), SECRET);
    const request = {
      field: 'party-a',
      signer: { name: '王秀英', phone: '138****1234', account: 'account-1' },
      appearance: { kind: 'handwriting', strokes: [[{ x: 0, y: 0 }, { x: 40, y: 30 }]] },
      reason: '同意调解协议',
      time: TIME,
      codeReference: 'code-1',
      service,
      timestamper: service.timestamper(() => TIME),
    } as const;
    const { pdf } = await signField({ ...request, pdf: await smallAgreement(TIME) });
    await expect(signField({ ...request, pdf })).rejects.toMatchObject({ code: 'signing.field-already-signed' });
  });
});
