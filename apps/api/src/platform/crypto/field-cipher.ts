import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

/**
 * Encrypts single fields (phones, identity numbers, addresses) with AES-256-GCM. The text carries the id of its key,
 * so that keys can change without touching old rows. `blindIndex` allows to look a value up without storing it.
 */
export class FieldCipher {
  // Key objects: given as bytes, a key is set up anew for every field, which costs more than encrypting it.
  private readonly keys = new Map<string, KeyObject>();
  private readonly current: string;
  private readonly indexKey: KeyObject;

  /** @param secrets current secret first, then earlier ones. The blind index always uses the oldest: it must not change. */
  constructor(secrets: readonly string[]) {
    const [first] = secrets;
    const oldest = secrets.at(-1);
    if (first === undefined || oldest === undefined) throw new Error('no secret given');
    for (const secret of secrets) this.keys.set(keyId(secret), createSecretKey(derive(secret, 'field')));
    this.current = keyId(first);
    this.indexKey = createSecretKey(derive(oldest, 'blind-index'));
  }

  encrypt(plain: string, field: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.current), iv);
    // The field name is authenticated: a value moved to another column does not decrypt.
    cipher.setAAD(Buffer.from(field));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${this.current}.${iv.toString('base64url')}.${sealed.toString('base64url')}`;
  }

  /** @throws Error when the key is gone or the text was changed. */
  decrypt(text: string, field: string): string {
    const [id = '', iv = '', sealed = ''] = text.split('.');
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key(id), Buffer.from(iv, 'base64url'));
    decipher.setAAD(Buffer.from(field));
    decipher.setAuthTag(bytes.subarray(bytes.length - 16));
    return Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - 16)), decipher.final()]).toString('utf8');
  }

  /** Same value, same field: same index. Says nothing about the value to somebody without the key. */
  blindIndex(value: string, field: string): string {
    return createHmac('sha256', this.indexKey).update(`${field}\u0000${value}`).digest('base64url');
  }

  private key(id: string): KeyObject {
    const key = this.keys.get(id);
    if (!key) throw new Error(`no key with id ${id}`);
    return key;
  }
}

/** A key for one purpose, derived from the installation's secret. */
export function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'jiefen', purpose, 32));
}

function keyId(secret: string): string {
  return derive(secret, 'key-id').subarray(0, 4).toString('hex');
}

/** `13812345678` → `138****5678`. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** Keeps the first three and the last two characters: enough to recognise one's own. */
export function maskIdNumber(number: string): string {
  return `${number.slice(0, 3)}${'*'.repeat(Math.max(0, number.length - 5))}${number.slice(-2)}`;
}
