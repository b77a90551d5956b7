import type { JoinAnswer, SessionMode, SessionView } from '@jiefen/mediation/wire';
import type { LocalTrackPublication, Participant, RemoteTrack, Room, TrackPublication, VideoTrack } from 'livekit-client';
import { onScopeDispose, readonly, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { api } from '../../api/client.js';
import { ApiProblem, problemText } from '../../api/problem.js';
import type { VideoClient } from './video-client.js';

/** What is seen and heard of one person now. */
export interface Presence {
  readonly id: string;
  readonly camera: VideoTrack | undefined;
  readonly microphoneOn: boolean;
  readonly speaking: boolean;
  readonly weak: boolean;
}

/** idle: not in a room; lost: the connection broke and is being made again; elsewhere: opened in another window. */
export type RoomState = 'idle' | 'joining' | 'inside' | 'lost' | 'elsewhere' | 'failed';

export interface VideoRoom {
  readonly state: Readonly<Ref<RoomState>>;
  readonly problem: Readonly<Ref<string>>;
  readonly presences: ShallowRef<ReadonlyMap<string, Presence>>;
  /** The room of a private talk, not the main room. */
  readonly isPrivate: Readonly<Ref<boolean>>;
  readonly microphoneOn: Readonly<Ref<boolean>>;
  readonly cameraOn: Readonly<Ref<boolean>>;
  /** The browser wants a tap before it plays sound. */
  readonly soundBlocked: Readonly<Ref<boolean>>;
  /** 1 to 10. */
  readonly volume: Ref<number>;
  toggleMicrophone(): Promise<void>;
  toggleCamera(): Promise<void>;
  flipCamera(): Promise<void>;
  startSound(): Promise<void>;
  /** Connects anew: after a telephone call in between, media may be dead although the connection lives. */
  again(): Promise<void>;
  leave(): Promise<void>;
}

const AGAIN_AFTER_MS = [300, 1000, 2000, 3000];
/** The client's own tries. Then a new join: after a restart of the video server only the API can open the room again. */
const RESUME_AFTER_MS = [0, 300, 1000, 2000];
const SIGNALLING = '/livekit';

/** Fetches the video client ahead, while the person still sits in the waiting room. */
export function fetchVideoClient(): Promise<VideoClient> {
  return import('./video-client.js').then(({ videoClient }) => videoClient);
}

/**
 * Owns the one connection to a video room: enters when the seat is admitted, goes over to a private talk and back,
 * comes back by itself after a lost connection, and lets camera and connection go when the page is left, also while
 * still joining. Staff and residents use the same. `wanted` says whether this person wants to be in a room at all.
 */
export function useRoom(caseId: () => string, view: ShallowRef<SessionView | undefined>, wanted: () => boolean): VideoRoom {
  const state = ref<RoomState>('idle');
  const problem = ref('');
  const presences = shallowRef<ReadonlyMap<string, Presence>>(new Map());
  const isPrivate = ref(false);
  const microphoneOn = ref(true);
  const cameraOn = ref(true);
  const soundBlocked = ref(false);
  const volume = ref(10);
  const sounds = new Map<RemoteTrack, HTMLMediaElement>();
  let room: Room | undefined;
  let lib: VideoClient | undefined;
  let turn = 0;
  let tries = 0;
  let later: ReturnType<typeof setTimeout> | undefined;
  let facing: 'user' | 'environment' = 'user';

  async function enter(asFirst = false): Promise<void> {
    if (!wanted()) return;
    const mine = ++turn;
    clearTimeout(later);
    if (state.value !== 'lost') state.value = 'joining';
    try {
      // Side by side: the way in and the client do not wait for each other.
      const [answer, client] = await Promise.all([api.post<JoinAnswer>(`/api/cases/${encodeURIComponent(caseId())}/session/join`, { onlyBack: asFirst }), fetchVideoClient()]);
      if (mine !== turn) return;
      lib = client;
      if (!answer.pass) {
        state.value = 'idle';
        return;
      }
      await close();
      if (mine !== turn) return;
      const next = new client.Room({ adaptiveStream: true, dynacast: true, disconnectOnPageLeave: false, reconnectPolicy: { nextRetryDelayInMs: ({ retryCount }) => RESUME_AFTER_MS[retryCount] ?? null }, videoCaptureDefaults: { resolution: client.VideoPresets.h360.resolution, facingMode: facing } });
      room = next;
      isPrivate.value = answer.pass.private;
      listen(next, client, mine);
      await next.connect(`${location.origin.replace(/^http/, 'ws')}${SIGNALLING}`, answer.pass.token, { peerConnectionTimeout: 60_000 });
      // Left while joining: nothing may stay on.
      if (mine !== turn) return void next.disconnect();
      state.value = 'inside';
      tries = 0;
      problem.value = '';
      refresh();
      // Connected first, camera afterwards: others are seen before one's own picture is ready.
      await publish(next, answer.mode, mine);
    } catch (error) {
      if (mine !== turn) return;
      await close();
      // A refusal stays a refusal; anything else may pass.
      if (error instanceof ApiProblem && error.status < 500) {
        problem.value = problemText(error);
        state.value = 'failed';
      } else retry(error);
    }
  }

  async function publish(next: Room, mode: SessionMode, mine: number): Promise<void> {
    const parts = [
      next.localParticipant.setMicrophoneEnabled(microphoneOn.value).catch(() => (microphoneOn.value = false)),
      mode === 'video' && cameraOn.value ? next.localParticipant.setCameraEnabled(true).catch(() => (cameraOn.value = false)) : undefined,
    ];
    if (mode !== 'video') cameraOn.value = false;
    await Promise.all(parts);
    if (mine !== turn) void next.disconnect();
    else refresh();
  }

  function listen(next: Room, { RoomEvent, DisconnectReason, Track }: VideoClient, mine: number): void {
    const changed = (): void => {
      if (room === next) refresh();
    };
    for (const event of [
      RoomEvent.ParticipantConnected, RoomEvent.ParticipantDisconnected, RoomEvent.TrackSubscribed, RoomEvent.TrackUnsubscribed, RoomEvent.TrackMuted, RoomEvent.TrackUnmuted,
      RoomEvent.LocalTrackPublished, RoomEvent.LocalTrackUnpublished, RoomEvent.ActiveSpeakersChanged, RoomEvent.ConnectionQualityChanged, RoomEvent.Reconnected,
    ] as const) next.on(event, changed);
    next.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind !== Track.Kind.Audio) return;
      const element = track.attach();
      element.volume = volume.value / 10;
      element.hidden = true;
      document.body.append(element);
      sounds.set(track, element);
    });
    next.on(RoomEvent.TrackUnsubscribed, (track) => {
      for (const element of track.detach()) element.remove();
      sounds.delete(track);
    });
    // The mediator muted: nobody is unmuted from afar, so the button must show it.
    next.on(RoomEvent.TrackMuted, (publication: TrackPublication, participant: Participant) => {
      if (participant === next.localParticipant && publication.source === Track.Source.Microphone) microphoneOn.value = false;
    });
    next.on(RoomEvent.LocalTrackPublished, (publication: LocalTrackPublication) => {
      if (publication.source === Track.Source.Camera) cameraOn.value = true;
    });
    next.on(RoomEvent.AudioPlaybackStatusChanged, () => (soundBlocked.value = !next.canPlaybackAudio));
    // Said at the first sign, not when the picture has stood still for a while.
    for (const event of [RoomEvent.SignalReconnecting, RoomEvent.Reconnecting] as const) next.on(event, () => (state.value = 'lost'));
    next.on(RoomEvent.Reconnected, () => (state.value = 'inside'));
    next.on(RoomEvent.Disconnected, (reason) => {
      if (mine !== turn || room !== next || reason === DisconnectReason.CLIENT_INITIATED) return;
      if (reason === DisconnectReason.DUPLICATE_IDENTITY) {
        void close();
        state.value = 'elsewhere';
        return;
      }
      // A removed person is told by the join; a private talk that ended leads back to the main room.
      void close().then(() => retry(undefined));
    });
  }

  function retry(error: unknown): void {
    state.value = 'lost';
    if (error !== undefined) problem.value = problemText(error);
    const wait = AGAIN_AFTER_MS[Math.min(tries, AGAIN_AFTER_MS.length - 1)];
    tries += 1;
    clearTimeout(later);
    later = setTimeout(() => void enter(), wait);
  }

  function refresh(): void {
    if (!room || !lib) return;
    const { Source } = lib.Track;
    const { ConnectionQuality } = lib;
    const found = new Map<string, Presence>();
    for (const participant of [room.localParticipant, ...room.remoteParticipants.values()]) {
      const publications = [...participant.trackPublications.values()];
      const camera = publications.find(({ source, isMuted, track }) => source === Source.Camera && !isMuted && track);
      found.set(participant.identity, {
        id: participant.identity,
        camera: camera?.videoTrack,
        microphoneOn: publications.some(({ source, isMuted }) => source === Source.Microphone && !isMuted),
        speaking: participant.isSpeaking,
        weak: participant.connectionQuality === ConnectionQuality.Poor || participant.connectionQuality === ConnectionQuality.Lost,
      });
    }
    presences.value = found;
  }

  async function close(): Promise<void> {
    const old = room;
    room = undefined;
    presences.value = new Map();
    for (const [track, element] of sounds) {
      track.detach(element);
      element.remove();
    }
    sounds.clear();
    await old?.disconnect();
  }

  async function leave(): Promise<void> {
    turn += 1;
    clearTimeout(later);
    state.value = 'idle';
    await close();
  }

  // Enter when let in; leave when put out; go over when a private talk begins or ends for this person.
  watch(
    () => {
      const seen = view.value;
      const inside = seen?.me.status === 'admitted' && seen.session?.endedAt === null && seen.video;
      if (seen === undefined) return undefined;
      const telephone = seen.people.some(({ isMe, id, mode }) => isMe && id !== null && mode === 'telephone');
      return inside && wanted() && !telephone ? (seen.caucus?.mine ? 'private' : 'main') : 'out';
    },
    (now, before) => {
      if (now === undefined) return;
      if (now === 'out') return void (before !== undefined && before !== 'out' && leave());
      if (state.value === 'idle' || state.value === 'failed' || (state.value === 'inside' && isPrivate.value !== (now === 'private'))) void enter();
    },
  );
  // Coming back to a seat must not wait for the view of the session: both are asked for at once.
  void enter(true);
  watch(volume, (now) => {
    for (const element of sounds.values()) element.volume = now / 10;
  });
  const online = (): void => {
    if (state.value === 'lost' && room === undefined) void enter();
  };
  addEventListener('online', online);
  onScopeDispose(() => {
    removeEventListener('online', online);
    void leave();
  });

  return {
    state: readonly(state),
    problem: readonly(problem),
    presences,
    isPrivate: readonly(isPrivate),
    microphoneOn: readonly(microphoneOn),
    cameraOn: readonly(cameraOn),
    soundBlocked: readonly(soundBlocked),
    volume,
    async toggleMicrophone() {
      microphoneOn.value = !microphoneOn.value;
      await room?.localParticipant.setMicrophoneEnabled(microphoneOn.value).catch(() => (microphoneOn.value = false));
      refresh();
    },
    async toggleCamera() {
      cameraOn.value = !cameraOn.value;
      await room?.localParticipant.setCameraEnabled(cameraOn.value).catch(() => (cameraOn.value = false));
      refresh();
    },
    async flipCamera() {
      facing = facing === 'user' ? 'environment' : 'user';
      const publications = [...(room?.localParticipant.videoTrackPublications.values() ?? [])];
      // By direction, not by a list of devices: phones name their cameras wrongly.
      await publications[0]?.videoTrack?.restartTrack({ facingMode: facing }).catch(() => undefined);
      refresh();
    },
    async startSound() {
      await room?.startAudio();
    },
    again: () => enter(),
    leave,
  };
}
