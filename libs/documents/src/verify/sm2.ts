import { weierstrass } from '@noble/curves/abstract/weierstrass.js';

import { fromHex } from './bytes.js';
import { sm3 } from './sm3.js';

/** The curve of GB/T 32918.5. */
const CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};
const Point = weierstrass(CURVE);
const { n } = CURVE;

/** The identity everybody uses who has agreed on no other (GM/T 0009). */
const IDENTITY = new TextEncoder().encode('1234567812345678');

/** A signature as its two numbers. */
export interface Sm2Signature {
  readonly r: bigint;
  readonly s: bigint;
}

const mod = (value: bigint): bigint => ((value % n) + n) % n;
const number = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

/** 32 bytes, most significant first. */
export function bytes32(value: bigint): Uint8Array {
  return fromHex(value.toString(16).padStart(64, '0')) ?? new Uint8Array(32);
}

/** The uncompressed public point of a private number. */
export function sm2PublicKey(secret: bigint): Uint8Array {
  return Point.BASE.multiply(secret).toBytes(false);
}

/** A private number from random bytes (40 or more, so that no number is likelier than another). */
export function sm2Secret(random: Uint8Array): bigint {
  return (number(random) % (n - 2n)) + 1n;
}

/** SM3 over signer and message (GB/T 32918.2, 5.5): the signature names whose key it is. */
function digestOf(publicKey: Uint8Array, message: Uint8Array): bigint {
  const { a, b, Gx, Gy } = CURVE;
  const z = sm3(joined(Uint8Array.of(0, IDENTITY.length * 8), IDENTITY, ...[a, b, Gx, Gy].map(bytes32), publicKey.subarray(1)));
  return number(sm3(joined(z, message)));
}

/** Signs with a private number; `k` is random, used once, and never known to anybody. */
export function sm2Sign(secret: bigint, message: Uint8Array, k: bigint): Sm2Signature {
  const e = digestOf(sm2PublicKey(secret), message);
  const r = mod(e + Point.BASE.multiply(k).toAffine().x);
  const s = mod(inverse(secret + 1n) * (k - r * secret));
  if (r === 0n || r + k === n || s === 0n) throw new Error('another k is needed');
  return { r, s };
}

/** Whether the signature is of this key over this message. */
export function sm2Verify(publicKey: Uint8Array, message: Uint8Array, { r, s }: Sm2Signature): boolean {
  if (r < 1n || r >= n || s < 1n || s >= n || publicKey.length !== 65 || publicKey[0] !== 4) return false;
  const t = mod(r + s);
  if (t === 0n) return false;
  try {
    const point = Point.BASE.multiplyUnsafe(s).add(Point.fromBytes(publicKey).multiplyUnsafe(t));
    return mod(digestOf(publicKey, message) + point.toAffine().x) === r;
  } catch {
    return false; // no point of the curve
  }
}

/** Inverse modulo the prime order, by Fermat. */
function inverse(value: bigint): bigint {
  let [result, base, exponent] = [1n, mod(value), n - 2n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = mod(result * base);
    base = mod(base * base);
  }
  return result;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
