import type { Connect, Plugin } from 'vite';

const NO_PAGE = /^\/(?:api|livekit|@|src\/|node_modules\/|assets\/|build\/)|\.[a-z0-9]+(?:\?|$)/i;

/** Sends every path of the workbench to staff.html and every other page to resident.html, as the server does. */
export function twoEntries(): Plugin {
  const rewrite: Connect.NextHandleFunction = (request, _response, next) => {
    const url = request.url ?? '/';
    if (request.method === 'GET' && !NO_PAGE.test(url)) request.url = /^\/staff(?:\/|\?|$)/.test(url) ? '/staff.html' : '/resident.html';
    next();
  };
  return {
    name: 'jiefen:two-entries',
    configureServer: (server) => void server.middlewares.use(rewrite),
    configurePreviewServer: (server) => void server.middlewares.use(rewrite),
  };
}
