import { RefusalError } from '../../platform/http/errors.js';
import { VideoServer, type Connected, type RoomEvent } from '../../sessions/video-server.port.js';

/** An installation without video: everything else works, and whoever wants video is told so. */
export class NoVideo extends VideoServer {
  readonly available = false;
  createRoom = unavailable;
  deleteRoom = unavailable;
  token = unavailable as () => Promise<string>;
  setPermission = unavailable as () => Promise<boolean>;
  mute = unavailable;
  remove = unavailable;
  participants = unavailable as () => Promise<readonly Connected[]>;
  verifyWebhook = unavailable as () => Promise<RoomEvent>;
}

function unavailable(): Promise<never> {
  return Promise.reject(new RefusalError('video.unavailable'));
}
