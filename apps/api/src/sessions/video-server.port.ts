/** What a person may do in one room. The server enforces it at once and as a whole. */
export interface RoomPermission {
  readonly canPublish: boolean;
  readonly canSubscribe: boolean;
}

/** Somebody connected to a room now. */
export interface Connected {
  /** Identity: the id of the seat in the session. */
  readonly identity: string;
  readonly permission: RoomPermission;
  readonly microphones: readonly { readonly trackId: string; readonly muted: boolean }[];
}

/** What the video server reports of itself; only after its signature was checked. */
export interface RoomEvent {
  /** Unique; a report may arrive twice. */
  readonly id: string;
  readonly kind: 'joined' | 'left' | 'other';
  readonly room: string;
  readonly identity: string;
  readonly at: Date;
}

/** The way into one room for one person. */
export interface PassRequest {
  readonly room: string;
  readonly identity: string;
  readonly permission: RoomPermission;
}

/** The video server behind the sessions. Only the API moderates: no browser ever gets rights over a room. */
export abstract class VideoServer {
  /** False where this installation runs without video: every act then refuses with `video.unavailable`. */
  abstract readonly available: boolean;

  /** Opens a room, or leaves it as it is. A room that was not opened here cannot be entered. */
  abstract createRoom(room: string): Promise<void>;

  /** Ends a room and puts everybody out. A room that is not there is fine. */
  abstract deleteRoom(room: string): Promise<void>;

  /** A token for one person and one room, valid for minutes. */
  abstract token(pass: PassRequest): Promise<string>;

  /** @returns false when the person is not in the room. */
  abstract setPermission(room: string, identity: string, permission: RoomPermission): Promise<boolean>;

  /** Mutes the microphones of a person. Nobody is ever unmuted from afar. */
  abstract mute(room: string, identity: string): Promise<void>;

  /** Puts a person out. It does not take the token back: the caller must refuse the next join. */
  abstract remove(room: string, identity: string): Promise<void>;

  /** Who is connected; empty for a room that is not there. */
  abstract participants(room: string): Promise<readonly Connected[]>;

  /** Reads a report of the server. @throws ForbiddenError when its signature is wrong. */
  abstract verifyWebhook(rawBody: string, authorization: string | undefined): Promise<RoomEvent>;
}
