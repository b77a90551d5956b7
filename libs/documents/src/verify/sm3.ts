/**
 * SM3 (GB/T 32905-2016) in plain TypeScript, because browsers have no SM3 in WebCrypto
 * and the off-line verifier must recompute the recorded hash without any server.
 */

const rotl = (x: number, n: number): number => ((x << n) | (x >>> (32 - n))) >>> 0;
const p0 = (x: number): number => (x ^ rotl(x, 9) ^ rotl(x, 17)) >>> 0;
const p1 = (x: number): number => (x ^ rotl(x, 15) ^ rotl(x, 23)) >>> 0;

const INITIAL = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];

/** The round constants, already rotated as the standard asks. */
const ROUND = Uint32Array.from({ length: 64 }, (_, j) => rotl(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32));

/** SM3 digest of the bytes: 32 bytes. */
export function sm3(message: Uint8Array): Uint8Array {
  const state = Uint32Array.from(INITIAL);
  const expanded = new Uint32Array(68);
  const whole = message.length - (message.length % 64);
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  for (let at = 0; at < whole; at += 64) compress(state, expanded, view, at);

  const rest = message.length - whole;
  const tail = new DataView(new ArrayBuffer(rest < 56 ? 64 : 128));
  for (let i = 0; i < rest; i++) tail.setUint8(i, view.getUint8(whole + i));
  tail.setUint8(rest, 0x80);
  tail.setUint32(tail.byteLength - 8, Math.floor(message.length / 0x20000000));
  tail.setUint32(tail.byteLength - 4, (message.length << 3) >>> 0);
  for (let at = 0; at < tail.byteLength; at += 64) compress(state, expanded, tail, at);

  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => digest.setUint32(i * 4, word));
  return new Uint8Array(digest.buffer);
}

function compress(state: Uint32Array, w: Uint32Array, block: DataView, at: number): void {
  const word = (i: number): number => w[i] as number;
  for (let j = 0; j < 16; j++) w[j] = block.getUint32(at + j * 4);
  for (let j = 16; j < 68; j++) {
    w[j] = p1(word(j - 16) ^ word(j - 9) ^ rotl(word(j - 3), 15)) ^ rotl(word(j - 13), 7) ^ word(j - 6);
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let j = 0; j < 64; j++) {
    const a12 = rotl(a, 12);
    const ss1 = rotl((a12 + e + (ROUND[j] as number)) >>> 0, 7);
    const ss2 = ss1 ^ a12;
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + ss2 + ((word(j) ^ word(j + 4)) >>> 0)) >>> 0;
    const tt2 = (gg + h + ss1 + word(j)) >>> 0;
    d = c;
    c = rotl(b, 9);
    b = a;
    a = tt1;
    h = g;
    g = rotl(f, 19);
    f = e;
    e = p0(tt2);
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => {
    state[i] = (state[i] as number) ^ value;
  });
}
