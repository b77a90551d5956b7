import type { Page } from '@playwright/test';
import { CAMERAS, type CameraName, type Colour } from './camera.js';

/** A place in the room: the side of a party, or the role. */
export type SeatName = CameraName;

const FAR = 90;

/**
 * Colour in the middle of the video at a seat, read from a picture that has just arrived: a frozen or hidden picture
 * counts as none.
 */
export async function colourAt(page: Page, seat: SeatName): Promise<Colour | undefined> {
  const found = await page.evaluate(async (name) => {
    const video = document.querySelector<HTMLVideoElement>(`[data-seat="${name}"] video`);
    if (!video || video.videoWidth === 0 || getComputedStyle(video).display === 'none') return null;
    const fresh = await new Promise<boolean>((resolve) => {
      const tooLate = setTimeout(() => resolve(false), 600);
      video.requestVideoFrameCallback(() => {
        clearTimeout(tooLate);
        resolve(true);
      });
    });
    if (!fresh) return null;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 16;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(video, 0, 0, 16, 16);
    return [...(context?.getImageData(8, 8, 1, 1).data ?? [])].slice(0, 3);
  }, seat);
  return found ? ([found[0] ?? 0, found[1] ?? 0, found[2] ?? 0] as const) : undefined;
}

/** Whose camera a colour is, or undefined when it is nobody's (black, grey, in between). */
export function whoseColour(colour: Colour | undefined): CameraName | undefined {
  if (!colour) return undefined;
  const distances = (Object.entries(CAMERAS) as [CameraName, Colour][])
    .map(([name, camera]) => ({ name, far: Math.hypot(...camera.map((value, at) => value - (colour[at] ?? 0))) }))
    .sort((a, b) => a.far - b.far);
  const [nearest] = distances;
  return nearest && nearest.far < FAR ? nearest.name : undefined;
}

/** Whose picture is seen at a seat of this page now. */
export async function whoIsSeenAt(page: Page, seat: SeatName): Promise<CameraName | undefined> {
  return whoseColour(await colourAt(page, seat));
}

/** Waits until everybody of the list is seen at their own seat. @throws after `timeout` with what was seen instead. */
export async function waitUntilSeen(page: Page, seats: readonly SeatName[], timeout = 60_000): Promise<void> {
  const end = Date.now() + timeout;
  for (;;) {
    const seen = await Promise.all(seats.map((seat) => whoIsSeenAt(page, seat)));
    if (seats.every((seat, at) => seen[at] === seat)) return;
    if (Date.now() > end) throw new Error(`wanted to see ${seats.join(', ')}; saw ${seen.map((name) => name ?? 'nobody').join(', ')}`);
    await page.waitForTimeout(100);
  }
}

/** Watches a page for a while and answers everybody whose picture was seen at any seat. For proving that somebody is never seen. */
export async function everybodySeen(page: Page, milliseconds: number): Promise<ReadonlySet<CameraName>> {
  const seen = new Set<CameraName>();
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    for (const name of await Promise.all((Object.keys(CAMERAS) as SeatName[]).map((seat) => whoIsSeenAt(page, seat)))) if (name) seen.add(name);
    await page.waitForTimeout(100);
  }
  return seen;
}

/** How many bytes of audio and video this page has received in all connections; a silent room receives nothing more. */
export async function mediaBytesReceived(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const connections = (window as unknown as { jiefenConnections?: RTCPeerConnection[] }).jiefenConnections ?? [];
    let bytes = 0;
    for (const connection of connections) {
      if (connection.connectionState === 'closed') continue;
      (await connection.getStats()).forEach((report: { type: string; bytesReceived?: number }) => {
        if (report.type === 'inbound-rtp') bytes += report.bytesReceived ?? 0;
      });
    }
    return bytes;
  });
}

/** Must run before the page loads: keeps the connections for `mediaBytesReceived`. */
export async function keepConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept: RTCPeerConnection[] = [];
    (window as unknown as { jiefenConnections: RTCPeerConnection[] }).jiefenConnections = kept;
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(...settings: ConstructorParameters<typeof RTCPeerConnection>) {
        super(...settings);
        kept.push(this);
      }
    };
  });
}
