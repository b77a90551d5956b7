import * as asn1 from 'asn1js';
import { randomBytes } from 'node:crypto';

import { OID } from '../verify/oids.js';
import { sameBytes } from '../verify/bytes.js';
import { big, der, nul, octets, oid, parse, seq, small } from './der.js';
import type { Timestamper } from './ports.js';
import { SigningRefusal } from './refusal.js';

/** Sends one HTTP request; `fetch` of the platform, or a fake. */
export type Send = (url: string, init: { method: string; headers: Record<string, string>; body: Uint8Array<ArrayBuffer>; signal: AbortSignal }) => Promise<{ ok: boolean; arrayBuffer(): Promise<ArrayBuffer> }>;

/** No token is this long; an endless answer must not fill the memory. */
const LONGEST_ANSWER = 64 * 1024;

/** Time-stamp authority by URL (RFC 3161 over HTTP). */
export function httpTimestamper(options: {
  readonly url: string;
  readonly send?: Send;
  readonly timeoutMs?: number;
  /** Extra headers, such as the authority's access token. */
  readonly headers?: Readonly<Record<string, string>>;
}): Timestamper {
  const send: Send = options.send ?? fetch;
  return {
    async stamp(sha256) {
      const nonce = new Uint8Array(randomBytes(8));
      nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
      const imprint = seq(seq(oid(OID.sha256), nul()), octets(sha256));
      const query = der(seq(small(1), imprint, big(nonce), new asn1.Boolean({ value: true })));
      let answer: Uint8Array;
      try {
        const response = await send(options.url, {
          method: 'POST',
          headers: { ...options.headers, 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
          body: new Uint8Array(query),
          signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
        });
        if (!response.ok) throw new Error('refused');
        answer = new Uint8Array(await response.arrayBuffer());
      } catch (cause) {
        throw new SigningRefusal('signing.time-stamp-unavailable', {}, { cause });
      }
      return tokenOf(answer, sha256, nonce);
    },
  };
}

/** The token inside the answer, only when it is granted and answers our question, not somebody else's. */
function tokenOf(answer: Uint8Array, sha256: Uint8Array, nonce: Uint8Array): Uint8Array {
  try {
    if (answer.length > LONGEST_ANSWER) throw new Error('too long');
    const [status, token] = children(parse(answer));
    const [code] = children(status);
    if (!(code instanceof asn1.Integer) || code.valueBlock.valueDec > 1) throw new Error('not granted');
    if (token === undefined) throw new Error('no token');
    const info = tstInfoOf(token);
    if (!info.some((part) => part instanceof asn1.Integer && sameBytes(part.valueBlock.valueHexView, nonce))) throw new Error('other nonce');
    const [, , imprint] = info;
    const [, digest] = children(imprint);
    if (!(digest instanceof asn1.OctetString) || !sameBytes(digest.valueBlock.valueHexView, sha256)) throw new Error('other digest');
    return new Uint8Array(token.toBER(false));
  } catch (cause) {
    throw new SigningRefusal('signing.time-stamp-wrong', {}, { cause });
  }
}

function tstInfoOf(token: asn1.BaseBlock): asn1.BaseBlock[] {
  const [, content] = children(token);
  const [signedData] = children(content);
  const [, , encapsulated] = children(signedData);
  const [, inside] = children(encapsulated);
  const [bytes] = children(inside);
  if (!(bytes instanceof asn1.OctetString)) throw new Error('no time-stamp info');
  return children(parse(new Uint8Array(bytes.getValue())));
}

function children(block: asn1.BaseBlock | undefined): asn1.BaseBlock[] {
  if (block instanceof asn1.Constructed) return block.valueBlock.value;
  throw new Error('not constructed');
}
