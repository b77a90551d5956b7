import { onScopeDispose, watch } from 'vue';
import { read, write } from '../keep.js';

const NAMES = 'typed';

/**
 * Keeps what is being typed on this device until it is sent, so that a log-in that ends, a reload or a crash takes no
 * word away. The name tells form and case; whoever logs out leaves nothing behind.
 */
export function useTyped(name: string, fields: Record<string, string>): { forget: () => void } {
  const key = `${NAMES}.${name}`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const kept = JSON.parse(read(key) ?? '{}') as Record<string, unknown>;
    for (const field of Object.keys(fields)) if (typeof kept[field] === 'string' && kept[field] !== '') fields[field] = kept[field];
  } catch {
    // Cut off or not ours: the form starts as the page made it.
  }
  const save = (): void => {
    clearTimeout(timer);
    remember(key, Object.values(fields).some((text) => text.trim() !== '') ? JSON.stringify(fields) : undefined);
  };
  watch(
    () => ({ ...fields }),
    () => {
      clearTimeout(timer);
      timer = setTimeout(save, 250);
    },
  );
  addEventListener('pagehide', save);
  let sent = false;
  onScopeDispose(() => {
    removeEventListener('pagehide', save);
    if (sent) clearTimeout(timer);
    else save();
  });
  return {
    forget() {
      sent = true;
      clearTimeout(timer);
      remember(key, undefined);
    },
  };
}

/** Nothing typed stays behind for the next person at this device. */
export function forgetTyped(): void {
  for (const key of listed()) write(key, undefined);
  write(NAMES, undefined);
}

function remember(key: string, value: string | undefined): void {
  write(key, value);
  const others = listed().filter((one) => one !== key);
  const all = value === undefined ? others : [...others, key];
  write(NAMES, all.length === 0 ? undefined : JSON.stringify(all));
}

function listed(): string[] {
  try {
    const found: unknown = JSON.parse(read(NAMES) ?? '[]');
    return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
