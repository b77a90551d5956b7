import { onScopeDispose, readonly, ref, type Ref } from 'vue';

export const LONGEST_SECONDS = 180;
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

export interface VoiceNote {
  readonly possible: boolean;
  readonly recording: Readonly<Ref<boolean>>;
  readonly seconds: Readonly<Ref<number>>;
  /** `denied` = the person or the phone said no; typing works as before. */
  readonly trouble: Readonly<Ref<'' | 'denied' | 'failed'>>;
  start(): Promise<void>;
  stop(): void;
}

/** Records up to three minutes. The microphone is given back when it stops and when the page is left. */
export function useVoiceNote(done: (note: Blob, seconds: number) => void): VoiceNote {
  const possible = typeof MediaRecorder !== 'undefined' && !!navigator.mediaDevices?.getUserMedia;
  const recording = ref(false);
  const seconds = ref(0);
  const trouble = ref<'' | 'denied' | 'failed'>('');
  let recorder: MediaRecorder | undefined;
  let stream: MediaStream | undefined;
  let clock: ReturnType<typeof setInterval> | undefined;
  let left = false;

  function release(): void {
    clearInterval(clock);
    stream?.getTracks().forEach((track) => track.stop());
    stream = undefined;
    recorder = undefined;
    recording.value = false;
  }

  async function start(): Promise<void> {
    trouble.value = '';
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      trouble.value = error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'failed';
      return;
    }
    // Leaving the page while the phone still asked: do not keep the microphone open.
    if (left) return release();
    const type = TYPES.find((each) => MediaRecorder.isTypeSupported(each));
    const current = new MediaRecorder(stream, { audioBitsPerSecond: 24_000, ...(type ? { mimeType: type } : {}) });
    const pieces: Blob[] = [];
    current.ondataavailable = ({ data }) => void (data.size > 0 && pieces.push(data));
    current.onstop = () => {
      const length = seconds.value;
      const kind = (current.mimeType || type || 'audio/webm').split(';')[0] ?? 'audio/webm';
      release();
      if (pieces.length > 0 && length > 0) done(new Blob(pieces, { type: kind }), length);
    };
    recorder = current;
    seconds.value = 0;
    recording.value = true;
    current.start(1000);
    clock = setInterval(() => {
      seconds.value += 1;
      if (seconds.value >= LONGEST_SECONDS) stop();
    }, 1000);
  }

  function stop(): void {
    if (recorder?.state === 'recording') recorder.stop();
    else release();
  }

  onScopeDispose(() => {
    left = true;
    stop();
  });
  return { possible, recording: readonly(recording), seconds: readonly(seconds), trouble: readonly(trouble), start, stop };
}
