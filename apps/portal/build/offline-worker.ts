import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Too heavy to be fetched by everybody in advance: the video room and other big pieces come when they are needed. */
const MOST_BYTES = 50_000;

/**
 * Writes `sw.js`: with it a filing that was begun goes on without a network, also after a reload. The portal works
 * without it. Only pieces of the residents' build are kept, never an answer of the server.
 */
export function offlineWorker(): Plugin {
  return {
    name: 'jiefen:offline-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const kept = Object.values(bundle)
        .filter((each) => /\.(?:js|css)$/.test(each.fileName) && sizeOf(each) <= MOST_BYTES)
        .map((each) => `/${each.fileName}`);
      const first = Object.values(bundle).flatMap((each) => (/\/(?:first|resident)-/.test(each.fileName) ? [`/${each.fileName}`] : []));
      const files = [...new Set([...kept, ...first])].sort();
      const release = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: script(release, files) });
    },
  };
}

function sizeOf(each: { type: 'chunk'; code: string } | { type: 'asset'; source: string | Uint8Array }): number {
  return each.type === 'chunk' ? each.code.length : each.source.length;
}

function script(release: string, files: readonly string[]): string {
  return `const NAME = 'jiefen-${release}';
const FILES = ${JSON.stringify(files)};
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => Promise.all([cache.add('/resident.html'), ...FILES.map((file) => cache.add(file).catch(() => undefined))])).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith('jiefen-') && name !== NAME).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || /^\\/(?:api|livekit|staff)(?:\\/|$)/.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match('/resident.html').then((page) => page || Response.error())));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(caches.match(request).then((found) => found || fetch(request)));
});
`;
}
