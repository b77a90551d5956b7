import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Every person has a picture of one colour: the pixels of a remote video then say who is seen. */
export const CAMERAS = {
  applicant: [200, 40, 40],
  respondent: [40, 60, 200],
  mediator: [30, 150, 60],
  official: [210, 180, 30],
} as const satisfies Record<string, Colour>;
export type CameraName = keyof typeof CAMERAS;

const WIDTH = 320;
const HEIGHT = 180;
const FRAMES = 10;
const FRAMES_PER_SECOND = 10;

/** Writes (once) the picture of a person as Chromium's fake camera reads it, and answers the path. */
export function cameraFile(name: CameraName, folder = join(tmpdir(), 'jiefen-cameras')): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.y4m`);
  const [y, u, v] = yuv(CAMERAS[name]);
  const luma = WIDTH * HEIGHT;
  const chroma = luma / 4;
  const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`)];
  for (let frame = 0; frame < FRAMES; frame++) {
    const picture = Buffer.alloc(luma, y);
    // A small moving mark: a still picture would let an encoder stop sending, and a frozen one would go unnoticed.
    for (let row = 8; row < 24; row++) picture.fill(y > 128 ? y - 40 : y + 40, row * WIDTH + 8 + frame * 24, row * WIDTH + 24 + frame * 24);
    parts.push(Buffer.from('FRAME\n'), picture, Buffer.alloc(chroma, u), Buffer.alloc(chroma, v));
  }
  writeFileSync(path, Buffer.concat(parts));
  return path;
}

/** Writes a voice as Chromium's fake microphone reads it: a tone that swells and fades like syllables. */
export function voiceFile(folder = join(tmpdir(), 'jiefen-cameras')): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'voice.wav');
  const rate = 48_000;
  const samples = Buffer.alloc(rate * 2 * 2);
  for (let at = 0; at < samples.length / 2; at++) {
    const seconds = at / rate;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 3 * seconds));
    const tone = Math.sin(2 * Math.PI * 180 * seconds) + 0.5 * Math.sin(2 * Math.PI * 720 * seconds) + 0.25 * Math.sin(2 * Math.PI * 1900 * seconds);
    samples.writeInt16LE(Math.round(12_000 * syllable * tone), at * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  writeFileSync(path, Buffer.concat([head, samples]));
  return path;
}

/** Arguments of a Chromium whose camera shows this person's colour and whose microphone speaks. */
export function cameraArguments(name: CameraName): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    `--use-fake-device-for-media-stream=fps=${FRAMES_PER_SECOND}`,
    `--use-file-for-fake-video-capture=${cameraFile(name)}`,
    `--use-file-for-fake-audio-capture=${voiceFile()}`,
    '--autoplay-policy=no-user-gesture-required',
    // The browser of a test answers to addresses of this machine only by number, not by a made-up name.
    '--disable-features=WebRtcHideLocalIpsWithMdns',
  ];
}

// BT.601, full range, as C420jpeg says.
function yuv([red, green, blue]: Colour): [number, number, number] {
  const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));
  return [
    clamp(0.299 * red + 0.587 * green + 0.114 * blue),
    clamp(128 - 0.168736 * red - 0.331264 * green + 0.5 * blue),
    clamp(128 + 0.5 * red - 0.418688 * green - 0.081312 * blue),
  ];
}
