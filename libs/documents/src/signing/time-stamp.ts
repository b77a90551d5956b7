import { createHash } from 'node:crypto';

import { OID } from '../verify/oids.js';
import { LOCAL_STAMP_POLICY_OID } from '../verify/signing-record.js';
import { newSerial } from './certificate.js';
import { signCms } from './cms.js';
import { big, der, generalizedTime, nul, octets, oid, seq, small } from './der.js';
import type { HashSigner, Timestamper } from './ports.js';

/**
 * Time-stamp authority in this process (RFC 3161): real tokens under an own certificate. It proves an
 * order of events as long as this machine's clock is honest; a centre with a TSA uses `httpTimestamper`.
 */
export function localTimestamper(signer: HashSigner, now: () => Date): Timestamper {
  return {
    async stamp(sha256) {
      const info = der(
        seq(
          small(1),
          oid(LOCAL_STAMP_POLICY_OID),
          seq(seq(oid(OID.sha256), nul()), octets(sha256)),
          big(newSerial()),
          generalizedTime(now()),
          seq(small(1)), // accuracy: one second
        ),
      );
      const digest = new Uint8Array(createHash('sha256').update(info).digest());
      return signCms({ type: OID.tstInfo, sha256: digest, inside: info }, signer);
    },
  };
}
