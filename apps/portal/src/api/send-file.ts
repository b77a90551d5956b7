import { LOGGED_OUT, problemOf } from './client.js';
import { NoConnection } from './problem.js';

/** Sends a file and tells how far it is, which `fetch` cannot: on a weak network people otherwise believe that nothing happens. */
export function sendFile<T>(path: string, form: FormData, progress: (part: number) => void, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onerror = request.onabort = request.ontimeout = () => reject(new NoConnection());
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status === 401) dispatchEvent(new Event(LOGGED_OUT));
      if (request.status >= 200 && request.status < 300) resolve(answer as T);
      else reject(problemOf(request.status, answer));
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's error page: the status says the rest.
    return undefined;
  }
}
