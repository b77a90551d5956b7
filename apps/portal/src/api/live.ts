import { onScopeDispose, toValue, watch, type MaybeRefOrGetter } from 'vue';

type Hear = () => void;

/**
 * One event stream for all that the page watches. Content never travels here: a message names a topic, and whoever
 * watches it reads again. After a gap in the connection everybody reads again, because messages may be lost.
 */
const watched = new Map<string, Set<Hear>>();
let source: EventSource | undefined;
let open = '';
let gap = false;
let planned = false;

/** Calls `hear` whenever the topic changes on the server, until the scope ends. Undefined watches nothing. */
export function useLive(topic: MaybeRefOrGetter<string | undefined>, hear: Hear): void {
  const stop = watch(
    () => toValue(topic),
    (now, before) => {
      if (before !== undefined) leave(before, hear);
      if (now !== undefined) join(now, hear);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    stop();
    const last = toValue(topic);
    if (last !== undefined) leave(last, hear);
  });
}

function join(topic: string, hear: Hear): void {
  const listeners = watched.get(topic) ?? new Set();
  listeners.add(hear);
  watched.set(topic, listeners);
  plan();
}

function leave(topic: string, hear: Hear): void {
  const listeners = watched.get(topic);
  listeners?.delete(hear);
  if (listeners?.size === 0) watched.delete(topic);
  plan();
}

/** A page change leaves and joins many topics at once: connect again once, after all of them. */
function plan(): void {
  if (planned) return;
  planned = true;
  queueMicrotask(() => {
    planned = false;
    connect();
  });
}

function connect(): void {
  const topics = [...watched.keys()].sort().join(',');
  if (topics === open || typeof EventSource === 'undefined') return;
  source?.close();
  source = undefined;
  open = topics;
  gap = false;
  if (topics === '') return;
  const stream = new EventSource(`/api/live?topics=${encodeURIComponent(topics)}`);
  stream.onmessage = (message: MessageEvent<string>) => tell(topicOf(message.data));
  stream.onerror = () => {
    gap = true;
    // The browser gives up after an error answer (for example after a logout); a later join starts afresh.
    if (stream.readyState === EventSource.CLOSED && source === stream) open = '';
  };
  stream.onopen = () => {
    if (gap) for (const topic of watched.keys()) tell(topic);
    gap = false;
  };
  source = stream;
}

function tell(topic: string | undefined): void {
  if (topic === undefined) return;
  for (const hear of [...(watched.get(topic) ?? [])]) hear();
}

function topicOf(data: string): string | undefined {
  try {
    const { topic } = JSON.parse(data) as { topic?: unknown };
    return typeof topic === 'string' ? topic : undefined;
  } catch {
    return undefined;
  }
}
