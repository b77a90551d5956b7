import { createHash, verify, X509Certificate } from 'node:crypto';

import { readCertificate } from '../verify/certificates.js';
import type { SigningRecord } from '../verify/signing-record.js';
import type { HashSigner, SigningService } from './ports.js';
import { SigningRefusal } from './refusal.js';

/** Posts a value to a path of the body and gives the text of its answer; rejects when there is none. */
export type Ask = (path: string, body: unknown) => Promise<string>;

const ALGORITHMS = ['ecdsa-sha256', 'rsa-sha256'] as const;

/**
 * Licensed certification body (ESL 16): it certifies a key for one signing act and signs hashes with it. The paper never leaves the
 * house; what is sent is the name to certify, how the person was verified, and hashes (docs/certification-interface.md). Every answer
 * is checked before it is used: a certificate of another name or a signature that does not hold must not reach the file.
 */
export function certificationService(ask: Ask): SigningService {
  return {
    issuance: 'licensed',
    async openAct(record) {
      const answer = await asked(ask, 'acts', {
        act: record.act,
        name: record.name,
        ...(record.body === null ? {} : { body: record.body }),
        ...(record.phone === null ? {} : { phone: record.phone }),
        verifiedBy: record.verifiedBy,
        codeReference: record.codeReference,
        document: { sha256: record.sha256, sm3: record.sm3 },
        time: record.time,
      });
      return opened(answer, record, async (id, digest) =>
        (await asked(ask, `acts/${encodeURIComponent(id)}/signatures`, { algorithm: 'sha-256', digest: Buffer.from(digest).toString('base64') }))['signature'],
      );
    },
  };
}

/** The signer of an act, once certificate and chain are what they have to be. */
function opened(answer: Record<string, unknown>, record: SigningRecord, sign: (id: string, digest: Uint8Array) => Promise<unknown>): HashSigner {
  const { id } = answer;
  const algorithm = ALGORITHMS.find((known) => known === answer['algorithm']);
  const certificate = bytesOf(answer['certificate']);
  const chain = Array.isArray(answer['chain']) ? answer['chain'].map(bytesOf) : [];
  if (typeof id !== 'string' || id === '' || algorithm === undefined || certificate === null || chain.length > 4) throw wrong('incomplete');
  const above = chain.map((one) => (one === null ? null : readable(one)));
  const own = readable(certificate);
  if (own === null || above.includes(null)) throw wrong('certificate unreadable');
  if (readCertificate(certificate).names.commonName !== (record.body ?? record.name)) throw wrong('certificate of another name');
  const time = new Date(record.time).getTime();
  // Its clock and ours may differ by a little; a certificate of another day is not of this act.
  const [from, until] = [new Date(own.validFrom).getTime(), new Date(own.validTo).getTime()];
  if (time < from - 5 * 60_000 || time > until) throw wrong('certificate of another time');
  if (own.publicKey.asymmetricKeyType !== (algorithm === 'rsa-sha256' ? 'rsa' : 'ec')) throw wrong('key of another kind');
  [own, ...above].forEach((one, i, all) => {
    const issuer = all[i + 1];
    if (one && issuer && !(one.checkIssued(issuer) && one.verify(issuer.publicKey))) throw wrong('broken chain');
  });
  return {
    certificate,
    // A root that travels along says nothing: who verifies has to have it already.
    chain: chain.filter((one): one is Uint8Array => one !== null && readable(one)?.subject !== readable(one)?.issuer),
    algorithm,
    async sign({ bytes, sha256 }) {
      const signature = bytesOf(await sign(id, sha256));
      const same = createHash('sha256').update(bytes).digest().equals(sha256);
      if (signature === null || !same || !verify('sha256', bytes, own.publicKey, signature)) throw wrong('signature does not hold');
      return signature;
    },
  };
}

/** Reads the answer as an object; whatever goes wrong on the way is one refusal, and nothing was signed. */
async function asked(ask: Ask, path: string, body: unknown): Promise<Record<string, unknown>> {
  const text = await ask(path, body).catch((cause: unknown) => {
    throw new SigningRefusal('signing.certification-unavailable', {}, { cause });
  });
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.fromEntries(Object.entries(value));
  } catch {
    // Falls through: an answer that is no JSON is as wrong as one that is no object.
  }
  throw wrong('no object');
}

function bytesOf(value: unknown): Uint8Array | null {
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return null;
  return new Uint8Array(Buffer.from(value, 'base64'));
}

function readable(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

function wrong(what: string): SigningRefusal {
  return new SigningRefusal('signing.certification-wrong', {}, { cause: new Error(what) });
}
