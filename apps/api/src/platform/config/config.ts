import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

/** Every setting of the API, read once from the environment. The README has the table. */
const Environment = z.object({
  JIEFEN_MODE: z.enum(['demonstration', 'production']).default('demonstration'),
  DATABASE_URL: z.string().min(1),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(16),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z.url().default('http://127.0.0.1:3000'),
  /** Master secret of the installation; keys for fields, blind indexes and cookies are derived from it. */
  JIEFEN_SECRET: z.string().min(32),
  /** Earlier secrets, comma separated, so that old rows stay readable after a change of key. */
  JIEFEN_OLD_SECRETS: z.string().default(''),
  STORAGE_DIR: z.string().default('.data/files'),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('auto'),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  PORTAL_DIR: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  TLS_CERT_FILE: z.string().optional(),
  LIVEKIT_URL: z.url().optional(),
  LIVEKIT_API_KEY: z.string().optional(),
  LIVEKIT_API_SECRET: z.string().optional(),
  JIEFEN_VIDEO: z.enum(['available', 'unavailable']).default('available'),
  /** Where demonstration accounts and codes are written for the start script to print. */
  DEMONSTRATION_FILE: z.string().optional(),
  /** A provider of short messages by `https://` (docs/sms-interface.md); without it the demonstration's outbox. */
  SMS_URL: z.url({ protocol: /^https$/ }).optional(),
  SMS_TOKEN: z.string().min(1).optional(),
  SMS_TLS_ROOTS_FILE: z.string().optional(),
  /** A time-stamp authority (RFC 3161) by URL; without it the own one stamps. */
  TSA_URL: z.url().optional(),
  /** A licensed certification body that signs hashes, by `https://`; without it the own authority issues the certificates. */
  CA_URL: z.url({ protocol: /^https$/ }).optional(),
  CA_TOKEN: z.string().min(1).optional(),
  /** PEM file with the root of that body's own HTTPS, where it is no public one. */
  CA_TLS_ROOTS_FILE: z.string().optional(),
  /** PEM files of our certificate and key, where that body asks for them. */
  CA_CLIENT_CERT_FILE: z.string().optional(),
  CA_CLIENT_KEY_FILE: z.string().optional(),
  /** A register that names and document numbers are held against (docs/identity-check-interface.md); without it a human compares alone. */
  EID_URL: z.url({ protocol: /^https$/ }).optional(),
  EID_TOKEN: z.string().min(1).optional(),
  /** PEM file with the root of that register's own HTTPS, where it is no public one. */
  EID_TLS_ROOTS_FILE: z.string().optional(),
  /** PEM file with roots that are trusted besides the own one: of the time-stamp authority, a licensed body, a court. */
  TRUSTED_ROOTS_FILE: z.string().optional(),
  /** A court's own system (docs/court-interface.md); without it the judge's desk here. */
  COURT_REGISTER_URL: z.url().optional(),
  COURT_REGISTER_KEY_ID: z.string().min(1).max(80).optional(),
  COURT_REGISTER_KEY: z.string().min(32).optional(),
  COURT_REGISTER_CLIENT_CERT_FILE: z.string().optional(),
  COURT_REGISTER_CLIENT_KEY_FILE: z.string().optional(),
  COURT_REGISTER_CA_FILE: z.string().optional(),
  /** Several courts, each with its own connection, as JSON. */
  COURT_REGISTERS_FILE: z.string().optional(),
  /** Requests a minute that one address may make; a village may share one. */
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(60).default(1200),
  TRUST_PROXY: flag.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Zone of the installation: days and working hours are counted in it. */
  JIEFEN_ZONE: z.string().default('Asia/Shanghai'),
});

export type Config = z.infer<typeof Environment> & { readonly demonstration: boolean; readonly secureCookies: boolean };

/** Injection token of the configuration. */
export const CONFIG = Symbol('CONFIG');

const WELL_KNOWN = ['devsecret', 'changeme', 'secret', 'jiefen', 'password', 'example', 'please-change'];

/**
 * Reads and checks the environment.
 * @throws Error naming each missing or wrong setting; in production also for a default secret.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  // A container that passes every setting on gives the unset ones as empty.
  const parsed = Environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration is not complete:\n${lines.join('\n')}`);
  }
  const value = parsed.data;
  const demonstration = value.JIEFEN_MODE === 'demonstration';
  if (value.CA_URL && !value.TRUSTED_ROOTS_FILE) throw new Error('CA_URL needs TRUSTED_ROOTS_FILE: without the root of that body nobody here could verify its signatures');
  if ((value.CA_CLIENT_CERT_FILE === undefined) !== (value.CA_CLIENT_KEY_FILE === undefined)) throw new Error('CA_CLIENT_CERT_FILE and CA_CLIENT_KEY_FILE go together');
  if (!demonstration) {
    const lower = value.JIEFEN_SECRET.toLowerCase();
    if (WELL_KNOWN.some((word) => lower.includes(word)) || new Set(lower).size < 10) {
      throw new Error('JIEFEN_SECRET is a default or too simple. Make one with: openssl rand -base64 48');
    }
    if (!value.SMS_URL) throw new Error('SMS_URL is missing: nobody could log in or be invited (docs/sms-interface.md)');
    if (!value.PUBLIC_URL.startsWith('https://')) throw new Error('PUBLIC_URL must be https:// in production');
    for (const name of ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'] as const) {
      if (value.JIEFEN_VIDEO === 'available' && !value[name]) throw new Error(`${name} is missing (or set JIEFEN_VIDEO=unavailable)`);
    }
    if (value.LIVEKIT_API_SECRET && (value.LIVEKIT_API_SECRET === 'secret' || value.LIVEKIT_API_SECRET.length < 32)) {
      throw new Error('LIVEKIT_API_SECRET is a default or shorter than 32 characters');
    }
  }
  return { ...value, demonstration, secureCookies: value.PUBLIC_URL.startsWith('https://') };
}
