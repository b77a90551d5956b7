import { onScopeDispose, reactive } from 'vue';
import { sendFile } from '../../api/send-file.js';
import { NoConnection } from '../../api/problem.js';
import { forget, keep, readKept } from '../../shared/kept/kept.js';
import { uniqueId } from '../../shared/unique-id.js';

/** A file on its way into the case. The bytes lie on this phone until the server has them. */
export interface Waiting {
  readonly id: string;
  readonly kind: 'photo' | 'file' | 'voice';
  readonly name: string;
  /** How much is sent, 0 to 1. */
  part: number;
  state: 'waiting' | 'sending' | 'refused';
  /** Why the server did not take it. */
  failure?: unknown;
}

/** The first tries come quickly, a dead network is not asked every second. */
const AGAIN_AFTER_MS = [2_000, 5_000, 15_000, 30_000];

/**
 * Files into a case, one after the other. A cut connection loses nothing: what was chosen stays on the phone, also when
 * the page is closed, and goes on by itself when the network is back. The server knows a file it has already.
 */
export function useCaseUploads(caseId: string, arrived: (name: string) => void): {
  files: readonly Waiting[];
  add: (bytes: Blob, kind: Waiting['kind'], name: string) => Promise<void>;
  again: () => void;
  drop: (id: string) => Promise<void>;
} {
  const list = `case-files:${caseId}`;
  const files = reactive<Waiting[]>([]);
  const bytes = new Map<string, Blob>();
  let running = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone: AbortController | undefined;

  const remember = (): Promise<unknown> => (files.length === 0 ? forget(list) : keep(list, files.map(({ id, kind, name }) => ({ id, kind, name }))));

  async function add(blob: Blob, kind: Waiting['kind'], name: string): Promise<void> {
    const id = uniqueId();
    bytes.set(id, blob);
    files.push({ id, kind, name, part: 0, state: 'waiting' });
    await keep(`case-file:${id}`, blob);
    await remember();
    void run();
  }

  async function drop(id: string): Promise<void> {
    const at = files.findIndex((file) => file.id === id);
    if (at >= 0) files.splice(at, 1);
    bytes.delete(id);
    await forget(`case-file:${id}`);
    await remember();
  }

  async function run(): Promise<void> {
    clearTimeout(timer);
    if (running) return;
    running = true;
    for (let next = waiting(); next; next = waiting()) {
      try {
        await send(next);
        tries = 0;
      } catch (failure) {
        if (failure instanceof NoConnection) {
          next.state = 'waiting';
          next.part = 0;
          timer = setTimeout(() => void run(), AGAIN_AFTER_MS[Math.min(tries++, AGAIN_AFTER_MS.length - 1)]);
          break;
        }
        Object.assign(next, { state: 'refused', failure });
      }
    }
    running = false;
  }

  const waiting = (): Waiting | undefined => files.find(({ state }) => state === 'waiting');

  async function send(file: Waiting): Promise<void> {
    const blob = bytes.get(file.id);
    if (!blob) return drop(file.id);
    file.state = 'sending';
    const form = new FormData();
    // The server reads fields only before the file.
    form.append('kind', file.kind);
    form.append('file', blob, file.name);
    gone = new AbortController();
    await sendFile(`/api/cases/${caseId}/exhibits`, form, (part) => (file.part = part), gone.signal);
    await drop(file.id);
    arrived(file.name);
  }

  /** At once, on the wish of the person or because the network is back. */
  function again(): void {
    tries = 0;
    for (const file of files) if (file.state === 'refused') Object.assign(file, { state: 'waiting', failure: undefined });
    void run();
  }

  /** What was chosen before the page was closed. */
  async function restore(): Promise<void> {
    const kept = await readKept(list);
    for (const { id, kind, name } of Array.isArray(kept) ? (kept as Waiting[]) : []) {
      const blob = await readKept(`case-file:${id}`);
      if (!(blob instanceof Blob) || bytes.has(id)) continue;
      bytes.set(id, blob);
      files.push({ id, kind, name, part: 0, state: 'waiting' });
    }
    void run();
  }

  const online = (): void => again();
  addEventListener('online', online);
  onScopeDispose(() => {
    clearTimeout(timer);
    gone?.abort();
    removeEventListener('online', online);
  });
  void restore();
  return { files, add, again, drop };
}
