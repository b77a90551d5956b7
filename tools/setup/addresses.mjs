import { createServer } from 'node:net';
import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';

function tcpIsFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

function udpIsFree(port) {
  return new Promise((resolve) => {
    const probe = createSocket('udp4');
    probe.once('error', () => resolve(false));
    probe.bind(port, '0.0.0.0', () => probe.close(() => resolve(true)));
  });
}

/** The wished port when it is free, else one the system gives. */
export async function freePort(wished, host = '127.0.0.1') {
  if (await tcpIsFree(wished, host)) return wished;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Four ports in a row for the video server: signalling, media over TCP, media over UDP, STUN. */
export async function freeVideoPorts(first = 7880) {
  for (let port = first; port < first + 2_000; port += 10) {
    const free = await Promise.all([tcpIsFree(port, '127.0.0.1'), tcpIsFree(port + 1, '0.0.0.0'), udpIsFree(port + 2), udpIsFree(port + 3)]);
    if (free.every(Boolean)) return { signalling: port, tcp: port + 1, udp: port + 2, stun: port + 3 };
  }
  throw new Error('no four free ports in a row for the video server');
}

const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;

/** The address under which a phone in the same network reaches this machine, or undefined. */
export function lanAddress() {
  const all = Object.entries(networkInterfaces()).flatMap(([name, list]) => (list ?? []).map((entry) => ({ name, ...entry })));
  const usable = all.filter((entry) => entry.family === 'IPv4' && !entry.internal && !/^(docker|br-|veth|virbr)/.test(entry.name));
  return (usable.find((entry) => PRIVATE.test(entry.address)) ?? usable[0])?.address;
}
