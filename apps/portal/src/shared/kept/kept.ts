/** A small drawer in IndexedDB for the draft and its photos. Every promise settles; a phone without IndexedDB keeps nothing. */
const NAME = 'jiefen';
const STORE = 'filing';
let opening: Promise<IDBDatabase | undefined> | undefined;

function database(): Promise<IDBDatabase | undefined> {
  opening ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
      request.onblocked = () => resolve(undefined);
    } catch {
      // Private windows of some browsers refuse already the question.
      resolve(undefined);
    }
  });
  return opening;
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<{ value: T } | undefined> {
  const db = await database();
  if (!db) return undefined;
  return new Promise((resolve) => {
    try {
      const transaction = db.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve({ value: request.result });
      transaction.onabort = () => resolve(undefined);
      transaction.onerror = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}

/** Reads what was kept; undefined when there is nothing. */
export async function readKept(key: string): Promise<unknown> {
  return (await run('readonly', (store) => store.get(key)))?.value;
}

/** True when it is kept for sure: only then may a page say so. */
export async function keep(key: string, value: unknown): Promise<boolean> {
  return (await run('readwrite', (store) => store.put(value, key))) !== undefined;
}

export async function forget(key: string): Promise<void> {
  await run('readwrite', (store) => store.delete(key));
}

export async function forgetAll(): Promise<void> {
  await run('readwrite', (store) => store.clear());
}
