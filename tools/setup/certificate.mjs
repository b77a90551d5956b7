import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const YEAR = 365 * 24 * 3_600_000;

/**
 * A certificate made here for the addresses of this machine, kept while the addresses stay the same:
 * a phone that has accepted it once is not asked again. Cameras need HTTPS; who shows it is not proved by it.
 */
export async function ensureCertificate(dataDir, addresses) {
  const folder = join(dataDir, 'tls');
  const keyFile = join(folder, 'key.pem');
  const certFile = join(folder, 'cert.pem');
  const about = join(folder, 'about.json');
  const known = existsSync(about) && existsSync(certFile) ? JSON.parse(readFileSync(about, 'utf8')) : undefined;
  if (known?.addresses?.join() === addresses.join() && known.until > Date.now() + YEAR / 12) return { keyFile, certFile };

  const { generate } = await import('selfsigned');
  const until = new Date(Date.now() + YEAR);
  const pems = await generate([{ name: 'commonName', value: 'Jiefen on this machine' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: until,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }, ...addresses.map((ip) => ({ type: 7, ip }))] },
    ],
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(keyFile, pems.private, { mode: 0o600 });
  writeFileSync(certFile, pems.cert);
  writeFileSync(about, JSON.stringify({ addresses, until: until.getTime() }));
  return { keyFile, certFile };
}
