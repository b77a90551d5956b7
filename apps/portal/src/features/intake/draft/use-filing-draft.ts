import type { UploadView } from '@jiefen/mediation/wire';
import { reactive, readonly, ref, watch } from 'vue';
import { api } from '../../../api/client.js';
import { leftByBorrower, person } from '../../../api/session.js';
import { read, write } from '../../../shared/keep.js';
import { scannedCode } from '../../../shared/scanned-code.js';
import { uniqueId } from '../../../shared/unique-id.js';
import { draftOf, emptyDraft, hasContent, laterOf, type Attachment, type FilingDraft } from './filing-draft.js';
import { forget, forgetAll, keep, readKept } from '../../../shared/kept/kept.js';

const KEY = 'draft';
const LAST_WORDS = 'last-words';
const HANDED_IN = 'handed-in';
const CARRY = 'jiefen.carry';
const draft = reactive<FilingDraft>(emptyDraft(uniqueId()));
const keptHere = ref(false);
const ready = ref(false);
let changes = 0;
/** Key of the draft that was handed in last, here or on another page of this phone: it must not come back as a draft. */
let handedIn = read(HANDED_IN);
let loading: Promise<void> | undefined;
let uploading: Promise<void> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let serverTimer: ReturnType<typeof setTimeout> | undefined;

/** The one filing being written on this phone. Saved while it is written; survives reload, crash and a dead network. */
export function useFilingDraft(): {
  draft: FilingDraft;
  /** True while everything typed lies on this phone. */
  keptHere: Readonly<typeof keptHere>;
  ready: Readonly<typeof ready>;
  load: () => Promise<void>;
  attach: (blob: Blob, about: Omit<Attachment, 'id' | 'size'>) => Promise<void>;
  detach: (id: string) => Promise<void>;
  bytesOf: (id: string) => Promise<Blob | undefined>;
  upload: () => Promise<void>;
  finish: () => Promise<void>;
  clear: () => Promise<void>;
  destroy: () => Promise<void>;
  elsewhere: () => Promise<Attachment[]>;
} {
  return { draft, keptHere: readonly(keptHere), ready: readonly(ready), load, attach, detach, bytesOf, upload, finish, clear, destroy, elsewhere };
}

function load(): Promise<void> {
  loading ??= (async () => {
    if (leftByBorrower()) {
      write('draft', undefined);
      write(LAST_WORDS, undefined);
      await forgetAll();
    }
    Object.assign(draft, draftOf(laterOf(await readKept(KEY), read(LAST_WORDS)), draft.key));
    if (draft.key === handedIn) Object.assign(draft, emptyDraft(uniqueId()));
    draft.code = scannedCode() ?? draft.code;
    keptHere.value = hasContent(draft);
    takeCarried();
    watch(draft, plan, { deep: true });
    addEventListener('storage', () => (handedIn = read(HANDED_IN)));
    addEventListener('pagehide', keepLastWords);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') keepLastWords();
    });
    ready.value = true;
  })();
  return loading;
}

/** The draft of the server, when this phone has none: what was begun on one phone is finished on another. True when there is a draft. */
export async function loadFromServer(): Promise<boolean> {
  await load();
  if (hasContent(draft)) return true;
  const { content } = await api.get<{ content: Record<string, unknown> | null }>('/api/intake/draft');
  if (content && content['key'] !== handedIn) Object.assign(draft, draftOf(content, draft.key));
  return hasContent(draft);
}

function plan(): void {
  changes += 1;
  keptHere.value = false;
  clearTimeout(timer);
  timer = setTimeout(() => void save(), 250);
}

/**
 * Phones end pages without asking. A page that goes waits for no drawer: what was typed in the last moment is written
 * where writing is done at once, and taken from there by the next page.
 */
function keepLastWords(): void {
  if (keptHere.value || !hasContent(draft) || draft.key === handedIn) return;
  write(LAST_WORDS, JSON.stringify(plain()));
  void save();
}

async function save(): Promise<void> {
  clearTimeout(timer);
  if (draft.key === handedIn) return;
  const content = plain();
  const known = changes;
  const kept = await keep(KEY, content);
  // Handed in while this was on its way: its draft is no more.
  if (content.key === handedIn) return;
  // What was typed while this was on its way lies nowhere yet.
  keptHere.value = kept && known === changes;
  if (keptHere.value) write(LAST_WORDS, undefined);
  // The landing offers to go on without fetching the draft itself.
  write('draft', kept && hasContent(draft) ? draft.kind || 'unknown' : undefined);
  if (person.value?.kind !== 'resident' || !hasContent(draft)) return;
  clearTimeout(serverTimer);
  // A draft that does not reach the server is still on the phone: the next change tries again.
  serverTimer = setTimeout(() => {
    if (content.key !== handedIn) void api.put('/api/intake/draft', { content }).catch(() => undefined);
    // Photos and the voice go along: only with them is what was begun on one phone finished on another.
    void upload().catch(() => undefined);
  }, 1500);
}

/** IndexedDB and JSON take no reactive objects. */
function plain(): FilingDraft {
  return JSON.parse(JSON.stringify({ ...draft, changedAt: Date.now() })) as FilingDraft;
}

async function attach(blob: Blob, about: Omit<Attachment, 'id' | 'size'>): Promise<void> {
  const id = uniqueId();
  await keep(`bytes:${id}`, blob);
  draft.attachments.push({ ...about, id, size: blob.size });
  // The bytes are kept; without their name in the draft a crash would lose them all the same.
  await save();
}

async function detach(id: string): Promise<void> {
  draft.attachments = draft.attachments.filter((each) => each.id !== id);
  await forget(`bytes:${id}`);
  await save();
}

/** From this phone, or from the server where another phone has sent it to. */
async function bytesOf(id: string): Promise<Blob | undefined> {
  const found = await readKept(`bytes:${id}`);
  if (found instanceof Blob) return found;
  const uploadId = draft.attachments.find((each) => each.id === id)?.uploadId;
  if (uploadId === undefined) return undefined;
  const answer = await fetch(`/api/exhibits/${uploadId}/content`, { credentials: 'same-origin' }).catch(() => undefined);
  return answer?.ok ? answer.blob() : undefined;
}

/** What lies on another phone only: it was added there and never sent. */
async function elsewhere(): Promise<Attachment[]> {
  const found: Attachment[] = [];
  for (const each of draft.attachments) if (each.uploadId === undefined && !((await readKept(`bytes:${each.id}`)) instanceof Blob)) found.push(each);
  return found;
}

/** Sends what has not been sent. A cut leaves the rest for the next try; nothing is sent twice. */
function upload(): Promise<void> {
  uploading = (uploading ?? Promise.resolve()).catch(() => undefined).then(sendFiles);
  return uploading;
}

async function sendFiles(): Promise<void> {
  for (const each of draft.attachments.filter(({ uploadId }) => uploadId === undefined)) {
    const bytes = await bytesOf(each.id);
    if (!bytes) continue;
    const form = new FormData();
    // The server reads fields only before the file.
    form.append('kind', each.kind);
    form.append('file', bytes, each.name);
    const { id } = await api.post<UploadView>('/api/intake/files', form);
    draft.attachments = draft.attachments.map((other) => (other.id === each.id ? { ...other, uploadId: id } : other));
    await save();
  }
}

/** The filing is in: no page of this phone brings it back as a draft. */
async function finish(): Promise<void> {
  handedIn = draft.key;
  write(HANDED_IN, draft.key);
  await clear();
}

/** After the filing is in, or on the wish of the person: nothing of it stays on this phone. */
async function clear(): Promise<void> {
  clearTimeout(timer);
  clearTimeout(serverTimer);
  Object.assign(draft, emptyDraft(uniqueId()));
  clearTimeout(timer);
  write('draft', undefined);
  write(LAST_WORDS, undefined);
  await forgetAll();
  keptHere.value = false;
}

/** On the wish to leave at once: no draft stays, on this phone or on the server. */
async function destroy(): Promise<void> {
  sessionStorage.removeItem(CARRY);
  const onServer = person.value?.kind === 'resident' ? api.put('/api/intake/draft', { content: {} }).catch(() => undefined) : undefined;
  await clear();
  await onServer;
}

/** What the guided diagnosis left for the filing, taken once. */
function takeCarried(): void {
  const carried = sessionStorage.getItem(CARRY);
  if (carried === null) return;
  sessionStorage.removeItem(CARRY);
  try {
    const found = JSON.parse(carried) as Record<string, unknown>;
    const text = (name: string): string => (typeof found[name] === 'string' ? found[name] : '');
    if (text('kind') !== '') draft.kind = text('kind') as FilingDraft['kind'];
    draft.story ||= text('story');
    draft.wish ||= text('wish');
    draft.amount ||= text('amount');
    draft.diagnosis = typeof found['diagnosis'] === 'object' ? (found['diagnosis'] as Record<string, unknown> | null) : null;
  } catch {
    // Not ours or cut off: the filing starts empty.
  }
}
