const PREFIX = 'jiefen.';

/** A small wish kept on this device (language, large type). Private windows may refuse it, and that is no error. */
export function read(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a wish, or forgets it when the value is undefined. */
export function write(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Nothing is kept then; the page works all the same.
  }
}
