import { onScopeDispose, readonly, ref, shallowRef, type Ref, type ShallowRef } from 'vue';

export type DeviceState = 'asking' | 'good' | 'denied' | 'missing' | 'off';
export type NetworkState = 'asking' | 'good' | 'weak' | 'none';

export interface Devices {
  readonly stream: ShallowRef<MediaStream | undefined>;
  readonly camera: Readonly<Ref<DeviceState>>;
  readonly microphone: Readonly<Ref<DeviceState>>;
  /** Loudness of the microphone now, 0 to 7. */
  readonly level: Readonly<Ref<number>>;
  readonly heard: Readonly<Ref<boolean>>;
  readonly network: Readonly<Ref<NetworkState>>;
  start(): Promise<void>;
  stop(): void;
  playSound(): void;
}

/** Camera, microphone, speaker and network before the talk; everything is switched off when the page moves on. */
export function useDevices(): Devices {
  const stream = shallowRef<MediaStream>();
  const camera = ref<DeviceState>('asking');
  const microphone = ref<DeviceState>('asking');
  const level = ref(0);
  const heard = ref(false);
  const network = ref<NetworkState>('asking');
  let sound: AudioContext | undefined;
  let frame = 0;
  let turn = 0;

  async function start(): Promise<void> {
    stop();
    const mine = ++turn;
    camera.value = microphone.value = 'asking';
    void measureNetwork().then((found) => (network.value = found));
    const both = await ask({ video: { width: 640, height: 360, facingMode: 'user' }, audio: true });
    const found = both instanceof MediaStream ? both : await ask({ audio: true });
    if (mine !== turn) return release(found instanceof MediaStream ? found : undefined);
    camera.value = both instanceof MediaStream ? 'good' : both;
    microphone.value = found instanceof MediaStream ? 'good' : found;
    if (!(found instanceof MediaStream)) return;
    stream.value = found;
    listen(found);
  }

  function listen(found: MediaStream): void {
    sound = new AudioContext();
    const meter = sound.createAnalyser();
    meter.fftSize = 512;
    sound.createMediaStreamSource(found).connect(meter);
    const samples = new Uint8Array(meter.fftSize);
    const read = (): void => {
      meter.getByteTimeDomainData(samples);
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
      level.value = Math.min(7, Math.round(loudest / 8));
      if (level.value >= 2) heard.value = true;
      frame = requestAnimationFrame(read);
    };
    read();
  }

  function stop(): void {
    turn += 1;
    cancelAnimationFrame(frame);
    release(stream.value);
    stream.value = undefined;
    void sound?.close();
    sound = undefined;
    level.value = 0;
  }

  function playSound(): void {
    const out = new AudioContext();
    [523, 659, 784].forEach((pitch, at) => {
      const tone = out.createOscillator();
      const loud = out.createGain();
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0.25, out.currentTime + at * 0.3);
      loud.gain.exponentialRampToValueAtTime(0.001, out.currentTime + at * 0.3 + 0.28);
      tone.connect(loud).connect(out.destination);
      tone.start(out.currentTime + at * 0.3);
      tone.stop(out.currentTime + at * 0.3 + 0.3);
    });
    setTimeout(() => void out.close(), 1500);
  }

  onScopeDispose(stop);
  return { stream, camera: readonly(camera), microphone: readonly(microphone), level: readonly(level), heard: readonly(heard), network: readonly(network), start, stop, playSound };
}

/** The browser inside WeChat: it may keep the camera for itself. */
export function insideWeChat(): boolean {
  return /MicroMessenger/i.test(navigator.userAgent);
}

async function ask(wishes: MediaStreamConstraints): Promise<MediaStream | 'denied' | 'missing'> {
  try {
    // Missing altogether on pages without HTTPS and in some in-app browsers.
    return navigator.mediaDevices ? await navigator.mediaDevices.getUserMedia(wishes) : 'missing';
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'missing';
  }
}

function release(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

async function measureNetwork(): Promise<NetworkState> {
  if (navigator.onLine === false) return 'none';
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const begun = performance.now();
    try {
      await fetch('/healthz', { cache: 'no-store' });
    } catch {
      return 'none';
    }
    times.push(performance.now() - begun);
  }
  return Math.min(...times) > 400 ? 'weak' : 'good';
}
