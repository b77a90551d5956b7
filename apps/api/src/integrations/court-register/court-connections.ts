import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Config } from '../../platform/config/config.js';
import type { CourtName } from '../../confirmation/court-register.port.js';

/** How one court's own system is reached. */
export interface CourtConnection {
  readonly name: string;
  readonly url: string;
  readonly keyId: string;
  readonly key: string;
  readonly tls: { readonly cert?: Buffer; readonly key?: Buffer; readonly ca?: Buffer };
}

const key = z.string().min(32, 'a key has at least 32 characters');
const Entry = z.strictObject({
  /** Id of the court in the register of bodies, or its name there. */
  court: z.string().min(1),
  url: z.url(),
  keyId: z.string().min(1).max(80),
  key,
  clientCertFile: z.string().optional(),
  clientKeyFile: z.string().optional(),
  caFile: z.string().optional(),
});
const Entries = z.array(Entry).min(1);

/** Which court is reached how: one by one from the file, all others by COURT_REGISTER_URL, and without either the desk here. */
export class CourtConnections {
  private constructor(
    private readonly byCourt: ReadonlyMap<string, CourtConnection>,
    private readonly every: CourtConnection | undefined,
  ) {}

  /** @throws Error that names the setting; at start, so that nobody files into nothing. */
  static read(config: Config): CourtConnections {
    const byCourt = new Map<string, CourtConnection>();
    if (config.COURT_REGISTERS_FILE) {
      for (const entry of parsed(config.COURT_REGISTERS_FILE)) byCourt.set(entry.court, connection(entry, config, `COURT_REGISTERS_FILE (${entry.court})`));
    }
    const { COURT_REGISTER_URL: url, COURT_REGISTER_KEY_ID: keyId, COURT_REGISTER_KEY: secret } = config;
    if (!url) return new CourtConnections(byCourt, undefined);
    if (!keyId || !secret) throw new Error('COURT_REGISTER_URL needs COURT_REGISTER_KEY_ID and COURT_REGISTER_KEY');
    const every = connection(
      {
        url,
        keyId,
        key: secret,
        ...(config.COURT_REGISTER_CLIENT_CERT_FILE ? { clientCertFile: config.COURT_REGISTER_CLIENT_CERT_FILE } : {}),
        ...(config.COURT_REGISTER_CLIENT_KEY_FILE ? { clientKeyFile: config.COURT_REGISTER_CLIENT_KEY_FILE } : {}),
        ...(config.COURT_REGISTER_CA_FILE ? { caFile: config.COURT_REGISTER_CA_FILE } : {}),
      },
      config,
      'COURT_REGISTER_URL',
    );
    return new CourtConnections(byCourt, every);
  }

  get none(): boolean {
    return this.byCourt.size === 0 && this.every === undefined;
  }

  of(court: CourtName): CourtConnection | undefined {
    return this.byCourt.get(court.id) ?? this.byCourt.get(court.name) ?? this.every;
  }

  /** Every key that a court may sign its calls with. */
  keys(keyId: string): readonly string[] {
    return [...this.byCourt.values(), ...(this.every ? [this.every] : [])].filter((one) => one.keyId === keyId).map((one) => one.key);
  }
}

function parsed(path: string): z.infer<typeof Entries> {
  try {
    return Entries.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`COURT_REGISTERS_FILE cannot be read: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}

function connection(entry: Omit<z.infer<typeof Entry>, 'court'>, config: Config, setting: string): CourtConnection {
  const { protocol, host } = new URL(entry.url);
  if (!config.demonstration && protocol !== 'https:') throw new Error(`${setting} must be https:// in production`);
  if ((entry.clientCertFile === undefined) !== (entry.clientKeyFile === undefined)) throw new Error(`${setting}: a client certificate and its key belong together`);
  return {
    name: host,
    url: entry.url.replace(/\/+$/, ''),
    keyId: entry.keyId,
    key: entry.key,
    tls: {
      ...(entry.clientCertFile ? { cert: readFileSync(entry.clientCertFile) } : {}),
      ...(entry.clientKeyFile ? { key: readFileSync(entry.clientKeyFile) } : {}),
      ...(entry.caFile ? { ca: readFileSync(entry.caFile) } : {}),
    },
  };
}
