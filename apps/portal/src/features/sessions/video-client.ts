import { ConnectionQuality, DisconnectReason, Room, RoomEvent, Track, VideoPresets } from 'livekit-client';

/** The parts of the video client that the room uses. Named one by one, so that the bundler can leave the rest behind. */
export const videoClient = { ConnectionQuality, DisconnectReason, Room, RoomEvent, Track, VideoPresets };
export type VideoClient = typeof videoClient;
