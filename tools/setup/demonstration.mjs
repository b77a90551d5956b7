import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './steps.mjs';

/**
 * What the API wrote when it filled an empty database:
 * `{ accounts: [{ name, role, email, password, totpSecret, totpUri, organization }], residents: [{ name, phone }], codes: [{ code, place, kind }] }`.
 */
export function readDemonstration(dataDir) {
  const file = join(dataDir, 'demonstration.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { accounts: [], codes: [] };
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The six digits an authenticator app shows now for an `otpauth://` address (RFC 6238). */
export function totpNow(uri, now = Date.now()) {
  const params = new URL(uri).searchParams;
  const bits = [...(params.get('secret') ?? '').toUpperCase()].map((char) => BASE32.indexOf(char)).filter((value) => value >= 0);
  const binary = bits.map((value) => value.toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((binary.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 1000 / Number(params.get('period') ?? 30))));
  const mac = createHmac(params.get('algorithm')?.toLowerCase() ?? 'sha1', key).update(counter).digest();
  const digits = Number(params.get('digits') ?? 6);
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** A table for the terminal; a Chinese character takes two columns. */
export function table(rows) {
  const width = (text) => [...text].reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(char) ? 2 : 1), 0);
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  return rows.map((row) => row.map((cell, column) => cell + ' '.repeat(widths[column] - width(cell))).join('  ').trimEnd());
}

export function sayAccounts({ accounts }) {
  if (accounts.length === 0) return;
  say('\nDemonstration accounts (staff log in with mail address, password and one-time code):\n');
  const rows = accounts.map((account) => [account.role, account.name, account.email, account.password, account.totpUri ? totpNow(account.totpUri) : '']);
  for (const line of table([['role', 'name', 'mail', 'password', 'code now'], ...rows])) say(`  ${line}`);
  if (process.stdin.isTTY) say('\n  The code changes every 30 seconds: press Enter to see the accounts with the codes of now.');
}

/** The first code of the county, to be scanned from the screen by a phone. */
export async function sayCode({ codes }, publicUrl, lan) {
  const first = codes[0];
  const address = first ? `${publicUrl}/c/${first.code}` : publicUrl;
  const { default: qrcode } = await import('qrcode');
  say(`\n${await qrcode.toString(address, { type: 'terminal', small: true, errorCorrectionLevel: 'L' })}`);
  say(`  ${first ? `${first.place}: ` : ''}${address}`);
  if (!lan) say('  This address works on this machine only. For a phone in the same network: npm start -- --lan');
}
