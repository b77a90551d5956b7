import { createHmac } from 'node:crypto';
import { ForbiddenError } from '../../src/platform/http/errors.js';
import { VideoServer, type Connected, type PassRequest, type RoomEvent, type RoomPermission } from '../../src/sessions/video-server.port.js';

const SECRET = 'secret-of-the-fake-video-server';

/** A video server in memory that keeps the contract of the real one (see video-server.contract.ts). */
export class FakeVideo extends VideoServer {
  readonly available = true;
  readonly rooms = new Map<string, Map<string, { permission: RoomPermission; muted: boolean }>>();

  createRoom(room: string): Promise<void> {
    if (!this.rooms.has(room)) this.rooms.set(room, new Map());
    return Promise.resolve();
  }

  deleteRoom(room: string): Promise<void> {
    this.rooms.delete(room);
    return Promise.resolve();
  }

  token(pass: PassRequest): Promise<string> {
    return Promise.resolve(Buffer.from(JSON.stringify(pass)).toString('base64url'));
  }

  setPermission(room: string, identity: string, permission: RoomPermission): Promise<boolean> {
    const found = this.rooms.get(room)?.get(identity);
    if (found) found.permission = permission;
    return Promise.resolve(found !== undefined);
  }

  mute(room: string, identity: string): Promise<void> {
    const found = this.rooms.get(room)?.get(identity);
    if (found) found.muted = true;
    return Promise.resolve();
  }

  remove(room: string, identity: string): Promise<void> {
    this.rooms.get(room)?.delete(identity);
    return Promise.resolve();
  }

  participants(room: string): Promise<Connected[]> {
    return Promise.resolve([...(this.rooms.get(room) ?? [])].map(([identity, { permission, muted }]) => ({ identity, permission, microphones: [{ trackId: `mic-${identity}`, muted }] })));
  }

  verifyWebhook(rawBody: string, authorization: string | undefined): Promise<RoomEvent> {
    if (authorization !== signature(rawBody)) return Promise.reject(new ForbiddenError('webhook.signature'));
    const event = JSON.parse(rawBody) as RoomEvent & { at: string };
    return Promise.resolve({ ...event, at: new Date(event.at) });
  }

  /** A browser connects with a token. @returns whether it got in. */
  connect(token: string): boolean {
    const pass = JSON.parse(Buffer.from(token, 'base64url').toString()) as PassRequest;
    const room = this.rooms.get(pass.room);
    room?.set(pass.identity, { permission: pass.permission, muted: false });
    return room !== undefined;
  }

  /** A report as the server would send it. */
  report(event: { id: string; kind: 'joined' | 'left' | 'other'; room: string; identity: string; at: string }): { body: string; authorization: string } {
    const body = JSON.stringify(event);
    return { body, authorization: signature(body) };
  }
}

/** What a token says: one person, one room, what they may do there. */
export function passOf(token: string): PassRequest {
  return JSON.parse(Buffer.from(token, 'base64url').toString()) as PassRequest;
}

function signature(body: string): string {
  return createHmac('sha256', SECRET).update(body).digest('hex');
}
