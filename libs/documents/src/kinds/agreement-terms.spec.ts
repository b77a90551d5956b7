import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { describe, expect, it } from '@jest/globals';
import { agreement } from '../../test/samples.js';
import { renderAgreement } from './agreement.js';
import { TERMS_FILE, type AgreementTerms } from './agreement-terms.js';

async function embedded(): Promise<AgreementTerms> {
  const pdf = await PDF.load((await renderAgreement(agreement)).bytes);
  return JSON.parse(new TextDecoder().decode(pdf.getAttachment(TERMS_FILE) ?? new Uint8Array())) as AgreementTerms;
}

describe('machine-readable terms', () => {
  it('are embedded in the agreement and say who owes whom what by when', async () => {
    const terms = await embedded();
    expect(terms.agreementNumber).toBe(agreement.number);
    expect(terms.parties).toEqual([
      { id: 'party-1', side: 'applicant', kind: 'person', name: '王芸' },
      { id: 'party-2', side: 'respondent', kind: 'organization', name: '禾香小馆' },
    ]);
    expect(terms.obligations).toEqual(agreement.obligations);
  });

  it('are bound to the printed clauses by their hash', async () => {
    const expected = createHash('sha256').update(agreement.clauses.join('\n'), 'utf8').digest('hex');
    expect((await embedded()).clausesSha256).toBe(expected);
  });

  it('have exactly the members that the published schema names', async () => {
    const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../schema/jiefen-agreement-terms.schema.json'), 'utf8')) as {
      properties: Record<string, unknown>;
      $defs: { obligation: { properties: Record<string, unknown>; required: string[] } };
    };
    const terms = await embedded();
    expect(Object.keys(terms).sort()).toEqual(Object.keys(schema.properties).sort());
    for (const obligation of terms.obligations) {
      for (const key of schema.$defs.obligation.required) expect(obligation).toHaveProperty(key);
      for (const key of Object.keys(obligation)) expect(Object.keys(schema.$defs.obligation.properties)).toContain(key);
    }
  });
});
