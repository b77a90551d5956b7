import { Inject, Injectable } from '@nestjs/common';
import { createAuthority, openAuthority, type Authority, type AuthorityFiles, type Timestamper } from '@jiefen/documents/signing';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { derive } from '../platform/crypto/field-cipher.js';
import { Transactions } from '../platform/database/transactions.js';

/** The local certificate authority and time stamp of this installation; its keys lie encrypted in the database. */
@Injectable()
export class SigningDesk {
  private readonly secret: string;
  private opened: Promise<Authority> | undefined;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    this.secret = derive(config.JIEFEN_SECRET, 'signing-authority').toString('base64url');
  }

  authority(): Promise<Authority> {
    this.opened ??= this.open().catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }

  async timestamper(): Promise<Timestamper> {
    return (await this.authority()).timestamper(() => this.clock.now());
  }

  private async open(): Promise<Authority> {
    const files = await this.transactions.run(async (tx) => {
      // Two processes that start at once must make one authority.
      await tx.query('SELECT pg_advisory_xact_lock(7264)');
      const rows: { files: AuthorityFiles }[] = await tx.query(`SELECT files FROM signing_authority WHERE id = 1`);
      if (rows[0]) return rows[0].files;
      const made = await createAuthority({ name: '解纷', secret: this.secret, time: this.clock.now() });
      await tx.query(`INSERT INTO signing_authority (id, files, created_at) VALUES (1, $1, $2)`, [JSON.stringify(made), this.clock.now()]);
      return made;
    });
    return openAuthority(files, this.secret);
  }
}
