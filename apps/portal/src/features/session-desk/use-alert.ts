import { onScopeDispose, watch } from 'vue';

/** Tells the mediator that somebody has come: two short tones, and the title of the window while it is in the background. */
export function useArrivalAlert(waiting: () => number, title: () => string): void {
  const before = document.title;
  const stop = watch(waiting, (now, earlier) => {
    if (now > (earlier ?? 0)) beep();
    document.title = now > 0 ? `(${now}) ${title()}` : title();
  }, { immediate: true });
  onScopeDispose(() => {
    stop();
    document.title = before;
  });
}

function beep(): void {
  try {
    const out = new AudioContext();
    for (const [pitch, at] of [[660, 0], [880, 0.18]] as const) {
      const tone = out.createOscillator();
      const loud = out.createGain();
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0.2, out.currentTime + at);
      loud.gain.exponentialRampToValueAtTime(0.001, out.currentTime + at + 0.16);
      tone.connect(loud).connect(out.destination);
      tone.start(out.currentTime + at);
      tone.stop(out.currentTime + at + 0.17);
    }
    setTimeout(() => void out.close(), 1000);
  } catch {
    // A browser without sound still shows the waiting room.
  }
}
