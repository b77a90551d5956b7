import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './paths.mjs';

/*
 * The contract between the start script and the API (apps/api/src/platform/config reads it):
 *
 *   name                 value given by `npm start`                     in production
 *   DATABASE_URL         the embedded PostgreSQL, or your own           your PostgreSQL
 *   HOST, PORT           127.0.0.1 (0.0.0.0 with --lan), 3000           0.0.0.0, 3000
 *   PUBLIC_URL           what people type: http://127.0.0.1:3000        https://your.name
 *   LIVEKIT_URL          http://127.0.0.1:7880, never shown to browsers http://livekit:7880
 *   LIVEKIT_API_KEY      random per installation                        yours
 *   LIVEKIT_API_SECRET   random per installation                        yours, at least 32 characters
 *   JIEFEN_VIDEO         available | unavailable (no server was found)  available
 *   JIEFEN_MODE          demonstration                                  production
 *   JIEFEN_SECRET        random per installation, .data/secrets.json    yours; the API refuses defaults
 *   STORAGE_DIR          .data/files                                    unset: S3_* instead
 *   PORTAL_DIR           apps/portal/dist                               unset: Caddy serves the portal
 *   TLS_KEY_FILE         set with --lan                                 unset: Caddy ends TLS
 *   TLS_CERT_FILE        set with --lan                                 unset
 *   DEMONSTRATION_FILE   .data/demonstration.json, written by the API   unset
 *
 * The API serves /healthz, proxies /livekit/* to LIVEKIT_URL (without /livekit/twirp), and hears LiveKit at WEBHOOK_PATH.
 */

/** Where the video server reports who came and went. */
export const WEBHOOK_PATH = '/api/webhooks/livekit';

/**
 * The secrets of this installation, made at the first start and kept: with a new JIEFEN_SECRET
 * every encrypted name in the database would be lost.
 */
export function loadSecrets(dataDir) {
  const file = join(dataDir, 'secrets.json');
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = {
    jiefen: known.jiefen ?? randomBytes(48).toString('base64url'),
    postgres: known.postgres ?? randomBytes(24).toString('hex'),
    livekitKey: known.livekitKey ?? `jf${randomBytes(8).toString('hex')}`,
    livekitSecret: known.livekitSecret ?? randomBytes(36).toString('base64url'),
  };
  if (JSON.stringify(secrets) !== JSON.stringify(known)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return secrets;
}

/** The environment of the API by the contract above. What the person set before wins. */
export function apiEnvironment({ dataDir, secrets, databaseUrl, host, port, publicUrl, video, certificate }) {
  const given = {
    DATABASE_URL: databaseUrl,
    HOST: host,
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    JIEFEN_SECRET: process.env.JIEFEN_SECRET ?? secrets.jiefen,
    JIEFEN_MODE: process.env.JIEFEN_MODE ?? 'demonstration',
    JIEFEN_VIDEO: video ? 'available' : 'unavailable',
    STORAGE_DIR: process.env.STORAGE_DIR ?? join(dataDir, 'files'),
    PORTAL_DIR: join(ROOT, 'apps', 'portal', 'dist'),
    DEMONSTRATION_FILE: join(dataDir, 'demonstration.json'),
    ...(video ? { LIVEKIT_URL: video.url, LIVEKIT_API_KEY: video.key, LIVEKIT_API_SECRET: video.secret } : {}),
    ...(certificate ? { TLS_KEY_FILE: certificate.keyFile, TLS_CERT_FILE: certificate.certFile } : {}),
  };
  const inherited = { ...process.env };
  // Marks of npm and of our own second start say nothing to the API.
  for (const name of Object.keys(inherited)) if (/^(npm_|JIEFEN_ON_PINNED_NODE$|NODE_CHANNEL_FD$|NODE_OPTIONS$)/.test(name)) delete inherited[name];
  if (!video) for (const name of ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET']) delete inherited[name];
  return { ...inherited, ...given };
}
