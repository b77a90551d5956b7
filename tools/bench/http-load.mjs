import { connect } from 'node:net';

/**
 * Sends requests over `connections` kept-alive sockets, one at a time on each, until the time is over.
 * Hand-written over sockets because the client shares the processors with what it measures: it must cost little.
 *
 * @param {object} wishes
 * @param {URL} wishes.url
 * @param {number} wishes.connections
 * @param {number} wishes.milliseconds
 * @param {(connection: number, n: number) => {path: string, headers: Record<string, string>, body: string}} wishes.request
 * @returns {Promise<{times: number[], perSecond: number, refused: string[]}>} times in milliseconds; answers other than 2xx in `refused`
 */
export async function httpLoad({ url, connections, milliseconds, request }) {
  const times = [];
  const refused = [];
  const start = performance.now();
  const end = start + milliseconds;
  await Promise.all(Array.from({ length: connections }, (_, connection) => oneConnection({ url, connection, end, request, times, refused })));
  return { times, perSecond: (times.length / (performance.now() - start)) * 1000, refused };
}

function oneConnection({ url, connection, end, request, times, refused }) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    let sent = 0;
    let n = 0;
    let received = '';
    const next = () => {
      if (performance.now() >= end) {
        socket.end();
        resolve();
        return;
      }
      const { path, headers, body } = request(connection, n++);
      const lines = Object.entries({ host: url.host, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
      sent = performance.now();
      socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
    };
    socket.setEncoding('latin1');
    socket.once('connect', next);
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      received += chunk;
      const head = received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(received.slice(0, head))?.[1] ?? 0);
      if (received.length < head + 4 + length) return;
      times.push(performance.now() - sent);
      if (!received.startsWith('HTTP/1.1 2')) refused.push(received.slice(0, 12) + received.slice(head + 4, head + 200));
      received = '';
      next();
    });
  });
}
