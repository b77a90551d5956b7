import * as asn1 from 'asn1js';

import { identifier, MalformedSignature, octets, parseStrict, plainAlgorithm, sequence, smallInteger } from './asn1-strict.js';
import { sameBytes } from './bytes.js';
import { checkCms } from './cms.js';
import type { CheckedSignature, DigestOf } from './cms.js';
import { OID } from './oids.js';

const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** A time-stamp token that belongs to the stamped bytes. */
export interface CheckedStamp {
  readonly time: Date;
  readonly cms: CheckedSignature;
}

/** Checks an RFC 3161 token against the bytes it should stamp. */
export async function checkStamp(token: Uint8Array, digest: DigestOf): Promise<CheckedStamp> {
  const cms = await checkCms(token, { type: OID.tstInfo, certificateBound: true, digest: 'inside' });
  const [version, policy, imprint, , time] = sequence(parseStrict(cms.inside ?? new Uint8Array()));
  if (smallInteger(version) !== 1) throw new MalformedSignature('version');
  identifier(policy);
  const [algorithm, stamped] = sequence(imprint);
  const name = DIGESTS[plainAlgorithm(algorithm)];
  if (name === undefined || !sameBytes(octets(stamped), await digest(name))) throw new MalformedSignature('stamps something else');
  if (!(time instanceof asn1.GeneralizedTime)) throw new MalformedSignature('no time');
  return { time: time.toDate(), cms };
}
