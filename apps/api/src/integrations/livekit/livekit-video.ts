import { AccessToken, RoomServiceClient, TrackSource, TwirpError, WebhookReceiver } from 'livekit-server-sdk';
import { ForbiddenError, OutsideError } from '../../platform/http/errors.js';
import { VideoServer, type Connected, type PassRequest, type RoomEvent, type RoomPermission } from '../../sessions/video-server.port.js';

/** LiveKit renews the token of a connected client by itself, so the way in may be short. */
const TOKEN_SECONDS = 180;
/** Rooms end when the session ends, not when the last person blinks: both sides may be in private talk with nobody left. */
const ROOM_SECONDS = 12 * 3600;
const SOURCES = [TrackSource.CAMERA, TrackSource.MICROPHONE];

/** The video server LiveKit (open source, self-hosted). */
export class LiveKitVideo extends VideoServer {
  readonly available = true;
  private readonly rooms: RoomServiceClient;
  private readonly receiver: WebhookReceiver;

  constructor(
    url: string,
    private readonly key: string,
    private readonly secret: string,
  ) {
    super();
    this.rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), key, secret, { requestTimeout: 5 });
    this.receiver = new WebhookReceiver(key, secret);
  }

  async createRoom(room: string): Promise<void> {
    await ask(() => this.rooms.createRoom({ name: room, emptyTimeout: ROOM_SECONDS, departureTimeout: ROOM_SECONDS }));
  }

  async deleteRoom(room: string): Promise<void> {
    await ask(() => this.rooms.deleteRoom(room), true);
  }

  async token({ room, identity, permission }: PassRequest): Promise<string> {
    // No name, no metadata: the video server learns an opaque id and nothing about anybody.
    const token = new AccessToken(this.key, this.secret, { identity, ttl: TOKEN_SECONDS });
    token.addGrant({ room, roomJoin: true, ...permission, canPublishSources: SOURCES, canPublishData: false, canUpdateOwnMetadata: false });
    return token.toJwt();
  }

  async setPermission(room: string, identity: string, permission: RoomPermission): Promise<boolean> {
    // Replaced as a whole by the server: everything that is meant must be named.
    const full = { ...permission, canPublishSources: SOURCES, canPublishData: false, canUpdateMetadata: false, hidden: false };
    return (await ask(() => this.rooms.updateParticipant(room, identity, { permission: full }), true)) !== undefined;
  }

  async mute(room: string, identity: string): Promise<void> {
    const found = (await this.participants(room)).find((one) => one.identity === identity);
    for (const microphone of found?.microphones ?? []) {
      if (!microphone.muted) await ask(() => this.rooms.mutePublishedTrack(room, identity, microphone.trackId, true), true);
    }
  }

  async remove(room: string, identity: string): Promise<void> {
    await ask(() => this.rooms.removeParticipant(room, identity), true);
  }

  async participants(room: string): Promise<readonly Connected[]> {
    const found = (await ask(() => this.rooms.listParticipants(room), true)) ?? [];
    return found.map((one) => ({
      identity: one.identity,
      permission: { canPublish: one.permission?.canPublish ?? false, canSubscribe: one.permission?.canSubscribe ?? false },
      microphones: one.tracks.filter((track) => track.source === TrackSource.MICROPHONE).map((track) => ({ trackId: track.sid, muted: track.muted })),
    }));
  }

  async verifyWebhook(rawBody: string, authorization: string | undefined): Promise<RoomEvent> {
    try {
      const event = await this.receiver.receive(rawBody, authorization);
      const kind = event.event === 'participant_joined' ? 'joined' : event.event === 'participant_left' || event.event === 'participant_connection_aborted' ? 'left' : 'other';
      return { id: event.id, kind, room: event.room?.name ?? '', identity: event.participant?.identity ?? '', at: new Date(Number(event.createdAt) * 1000) };
    } catch {
      throw new ForbiddenError('webhook.signature');
    }
  }
}

/** Asks the server; `missingIsFine` turns "not there" into undefined. @throws OutsideError when it does not answer. */
async function ask<T>(call: () => Promise<T>, missingIsFine = false): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (missingIsFine && error instanceof TwirpError && error.status === 404) return undefined;
    throw new OutsideError('video', { cause: error });
  }
}
