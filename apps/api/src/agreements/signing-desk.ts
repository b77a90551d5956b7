import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { certificationService, createAuthority, createSm2Authority, httpTimestamper, openAuthority, openSm2Authority, type Authority, type AuthorityFiles, type SigningService, type Sm2Files, type Sm2Seal, type Timestamper } from '@jiefen/documents/signing';
import type { RootOfTrust } from '@jiefen/mediation/wire';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { derive } from '../platform/crypto/field-cipher.js';
import { Transactions } from '../platform/database/transactions.js';
import { postJson, type PostOptions } from '../platform/http/post-json.js';

/** Name under which the installation's own authority issues. */
const NAME = '解纷';

/** The local certificate authority and time stamp of this installation; its keys lie encrypted in the database. */
@Injectable()
export class SigningDesk {
  private readonly secret: string;
  private opened: Promise<Authority> | undefined;
  private openedSm2: ReturnType<typeof openSm2Authority> | undefined;
  private certification: Promise<SigningService> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    this.secret = derive(this.config.JIEFEN_SECRET, 'signing-authority').toString('base64url');
  }

  authority(): Promise<Authority> {
    this.opened ??= this.open().catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }

  /** Who certifies the keys of people and seals: the licensed body of the settings, otherwise the own authority. */
  service(): Promise<SigningService> {
    this.certification ??= (this.config.CA_URL ? this.licensed(this.config.CA_URL) : this.authority()).catch((error: unknown) => {
      this.certification = undefined;
      throw error;
    });
    return this.certification;
  }

  /** The time-stamp authority of the settings, otherwise the own one. */
  async timestamper(): Promise<Timestamper> {
    if (this.config.TSA_URL) return httpTimestamper({ url: this.config.TSA_URL });
    return (await this.authority()).timestamper(() => this.clock.now());
  }

  /** Makes the SM2 seal that travels beside the seal of a committee. */
  async sm2(): Promise<Sm2Seal> {
    await this.authority();
    if (!this.openedSm2) throw new Error('the signing authority has no SM2 root');
    return this.openedSm2;
  }

  /** Roots (DER) that a verifier trusts here: the own ones and those of the settings. */
  async trustedRoots(): Promise<Uint8Array[]> {
    return (await this.roots()).map(({ der }) => der);
  }

  /** The same roots for people and other programs: what each is for, and its print to compare by telephone. */
  async rootsOfTrust(): Promise<RootOfTrust[]> {
    return (await this.roots()).map(({ use, der }) => {
      const certificate = new X509Certificate(der);
      return {
        use,
        name: /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? certificate.subject,
        pem: certificate.toString(),
        fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
        validUntil: new Date(certificate.validTo).toISOString(),
      };
    });
  }

  private async roots(): Promise<{ readonly use: RootOfTrust['use']; readonly der: Uint8Array }[]> {
    const { root } = await this.authority();
    const own = [{ use: 'signatures' as const, der: root }, ...(this.openedSm2 ? [{ use: 'sm2' as const, der: this.openedSm2.root }] : [])];
    if (!this.config.TRUSTED_ROOTS_FILE) return own;
    const blocks = (await readFile(this.config.TRUSTED_ROOTS_FILE, 'utf8')).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    return [...own, ...blocks.map((pem) => ({ use: 'settings' as const, der: new Uint8Array(new X509Certificate(pem).raw) }))];
  }

  private async licensed(url: string): Promise<SigningService> {
    const { CA_TOKEN, CA_TLS_ROOTS_FILE, CA_CLIENT_CERT_FILE, CA_CLIENT_KEY_FILE } = this.config;
    const options: PostOptions = {
      ...(CA_TOKEN ? { token: CA_TOKEN } : {}),
      ...(CA_TLS_ROOTS_FILE ? { tlsRoots: await readFile(CA_TLS_ROOTS_FILE, 'utf8') } : {}),
      ...(CA_CLIENT_CERT_FILE && CA_CLIENT_KEY_FILE ? { client: { certificate: await readFile(CA_CLIENT_CERT_FILE, 'utf8'), key: await readFile(CA_CLIENT_KEY_FILE, 'utf8') } } : {}),
    };
    return certificationService((path, body) => postJson(`${url.replace(/\/$/, '')}/${path}`, body, options));
  }

  private async open(): Promise<Authority> {
    const files = await this.transactions.run(async (tx) => {
      // Two processes that start at once must make one authority.
      await tx.query('SELECT pg_advisory_xact_lock(7264)');
      const rows: { files: AuthorityFiles & Partial<Sm2Files> }[] = await tx.query(`SELECT files FROM signing_authority WHERE id = 1`);
      const made = { name: NAME, secret: this.secret, time: this.clock.now() };
      const { sm2Certificate, sm2Key, ...known }: AuthorityFiles & Partial<Sm2Files> = rows[0]?.files ?? (await createAuthority(made));
      // An installation from before there were SM2 seals gets its SM2 root now.
      const all = { ...known, ...(sm2Certificate && sm2Key ? { sm2Certificate, sm2Key } : createSm2Authority(made)) };
      await tx.query(`INSERT INTO signing_authority (id, files, created_at) VALUES (1, $1, $2) ON CONFLICT (id) DO UPDATE SET files = excluded.files`, [JSON.stringify(all), this.clock.now()]);
      return all;
    });
    this.openedSm2 = openSm2Authority(files, this.secret);
    return openAuthority(files, this.secret);
  }
}
