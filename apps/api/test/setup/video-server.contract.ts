import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VideoServer } from '../../src/sessions/video-server.port.js';

/** A video server under test, with a way to connect to it as a browser does. */
export interface VideoUnderTest {
  readonly video: VideoServer;
  /** @returns whether the server let the person in. */
  connect(token: string): Promise<boolean>;
  /** A report of the server about this person, signed as the server signs. */
  report(room: string, identity: string): Promise<{ body: string; authorization: string }>;
  close(): Promise<void>;
}

const ALL = { canPublish: true, canSubscribe: true };
const NOTHING = { canPublish: false, canSubscribe: false };

/** What every video server behind the sessions must keep, the fake and the real one. */
export function keepsTheContract(name: string, start: () => Promise<VideoUnderTest>): void {
  describe(name, () => {
    let under: VideoUnderTest;
    beforeAll(async () => {
      under = await start();
    }, 30_000);
    afterAll(() => under.close());

    const room = async (): Promise<string> => {
      const made = `main-${randomUUID()}`;
      await under.video.createRoom(made);
      return made;
    };
    const enter = async (into: string, identity: string, permission = ALL): Promise<boolean> => under.connect(await under.video.token({ room: into, identity, permission }));
    const there = async (where: string): Promise<Record<string, unknown>> => Object.fromEntries((await under.video.participants(where)).map((one) => [one.identity, one.permission]));

    it('lets nobody into a room that was not opened', async () => {
      expect(await enter(`main-${randomUUID()}`, 'a')).toBe(false);
    });

    it('lets a person into exactly the room of the token, with exactly the rights of the token', async () => {
      const [one, other] = [await room(), await room()];
      expect(await enter(one, 'a', { canPublish: false, canSubscribe: true })).toBe(true);
      expect(await there(one)).toEqual({ a: { canPublish: false, canSubscribe: true } });
      expect(await there(other)).toEqual({});
    });

    it('takes hearing and speaking away at once, and says when the person is not there', async () => {
      const one = await room();
      await enter(one, 'a');
      expect(await under.video.setPermission(one, 'a', NOTHING)).toBe(true);
      expect(await there(one)).toEqual({ a: NOTHING });
      expect(await under.video.setPermission(one, 'nobody', NOTHING)).toBe(false);
    });

    it('puts a person out, and finds nothing wrong with somebody who has gone already', async () => {
      const one = await room();
      await enter(one, 'a');
      await under.video.remove(one, 'a');
      expect(await there(one)).toEqual({});
      await under.video.remove(one, 'a');
      await under.video.mute(one, 'a');
    });

    it('opens an open room again without harm, and ends one with everybody in it', async () => {
      const one = await room();
      await enter(one, 'a');
      await under.video.createRoom(one);
      expect(Object.keys(await there(one))).toEqual(['a']);
      await under.video.deleteRoom(one);
      await under.video.deleteRoom(one);
      expect(await there(one)).toEqual({});
      expect(await enter(one, 'a')).toBe(false);
    });

    it('believes a report with the right signature over the raw body, and no other', async () => {
      const { body, authorization } = await under.report('main-1', 'a');
      expect(await under.video.verifyWebhook(body, authorization)).toMatchObject({ kind: 'joined', room: 'main-1', identity: 'a' });
      await expect(under.video.verifyWebhook(body.replace('main-1', 'main-2'), authorization)).rejects.toMatchObject({ code: 'webhook.signature' });
      await expect(under.video.verifyWebhook(body, 'not-a-signature')).rejects.toMatchObject({ code: 'webhook.signature' });
      await expect(under.video.verifyWebhook(body, undefined)).rejects.toMatchObject({ code: 'webhook.signature' });
    });
  });
}
