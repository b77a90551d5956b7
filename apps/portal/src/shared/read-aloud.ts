import { onScopeDispose, readonly, ref, type Ref } from 'vue';
import { language } from '../i18n/texts.js';

export interface ReadAloud {
  /** False where the browser has no voice: the button is not shown then. */
  readonly possible: boolean;
  readonly speaking: Readonly<Ref<boolean>>;
  /** Reads the main part of the page, or stops. */
  toggle(): void;
}

/** Reads the page out with the voice of the device. Stops when the page is left. */
export function useReadAloud(): ReadAloud {
  const possible = typeof speechSynthesis !== 'undefined' && typeof SpeechSynthesisUtterance !== 'undefined';
  const speaking = ref(false);

  function stop(): void {
    if (possible) speechSynthesis.cancel();
    speaking.value = false;
  }

  function toggle(): void {
    if (speaking.value) return stop();
    const words = document.querySelector<HTMLElement>('main')?.innerText.trim() ?? '';
    if (words === '') return;
    speechSynthesis.cancel();
    // Long texts are cut off by some voices: one utterance for each sentence.
    const sentences = words.split(/(?<stop>[。！？.!?\n]+)/).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
    speaking.value = true;
    for (const [at, sentence] of sentences.entries()) {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.lang = language.value === 'zh' ? 'zh-CN' : 'en-GB';
      utterance.rate = 0.95;
      if (at === sentences.length - 1) utterance.onend = () => (speaking.value = false);
      utterance.onerror = () => (speaking.value = false);
      speechSynthesis.speak(utterance);
    }
  }

  onScopeDispose(stop);
  return { possible, speaking: readonly(speaking), toggle };
}
