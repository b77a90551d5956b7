import { Inject, Injectable } from '@nestjs/common';
import { ROLES } from '@jiefen/mediation';
import type { DemonstrationAccount, DemonstrationView } from '@jiefen/mediation/wire';
import { codeOfStep, stepAt, totpUri } from '../identity/totp.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions } from '../platform/database/transactions.js';
import { NotFoundError } from '../platform/http/errors.js';
import { RESIDENTS } from './county.js';
import { DEMONSTRATION_PASSWORD, mailOf, STAFF } from './staff.js';

/** Mediators shown first; the other experts follow below. */
const MAIN_MEDIATORS = ['zhouminhe', 'linbozhou', 'ningqiushui'];
const MAIN = new Set([...STAFF.map((person) => person.mail), ...MAIN_MEDIATORS].map(mailOf));

/** What a visitor of the demonstration needs to come in. Outside the demonstration it does not exist. */
@Injectable()
export class DemonstrationQueries {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  /** @throws NotFoundError outside the demonstration mode */
  async view(): Promise<DemonstrationView> {
    if (!this.config.demonstration) throw new NotFoundError();
    const tx = this.transactions.reader;
    const rows: { name: string; email: string; totp_cipher: string; totp_last_step: string | null; role: DemonstrationAccount['role']; organization: string; organization_en: string }[] = await tx.query(
      // Only the county's own people: an account an administrator opened during the demonstration keeps its own password.
      `SELECT a.name, a.email, a.totp_cipher, a.totp_last_step, m.role, o.name AS organization, o.name_en AS organization_en
         FROM accounts a JOIN memberships m ON m.account_id = a.id AND m.until IS NULL JOIN organizations o ON o.id = m.organization_id
        WHERE a.email LIKE '%@gucheng.example' AND a.totp_cipher IS NOT NULL AND a.closed_at IS NULL ORDER BY a.created_at, a.email`,
    );
    const codes: { code: string; place: string; place_en: string; kind: DemonstrationView['codes'][number]['kind']; withdrawn: boolean }[] = await tx.query(
      // In the order in which they were made; the first is shown for scanning.
      `SELECT code, place, place_en, kind, withdrawn_at IS NOT NULL AS withdrawn FROM resolution_codes ORDER BY created_at, ctid LIMIT 100`,
    );
    const accounts = rows.map((row): DemonstrationAccount => {
      const secret = this.cipher.decrypt(row.totp_cipher, 'account.totp');
      // A code is good once. The next one is right already (clocks may be half a minute apart): so nobody has to wait.
      const step = Math.max(stepAt(this.clock.now()), Number(row.totp_last_step ?? -1) + 1);
      return {
        name: row.name,
        role: row.role,
        organization: row.organization,
        organizationEn: row.organization_en,
        email: row.email,
        password: DEMONSTRATION_PASSWORD,
        totpSecret: secret,
        totpUri: totpUri(secret, row.email),
        code: codeOfStep(secret, step),
        main: MAIN.has(row.email),
      };
    });
    const order = (account: DemonstrationAccount): number => ROLES.indexOf(account.role);
    return {
      accounts: accounts.sort((a, b) => order(a) - order(b)),
      residents: RESIDENTS,
      codes: codes.map((code) => ({ code: code.code, place: code.place, placeEn: code.place_en, kind: code.kind, withdrawn: code.withdrawn })),
    };
  }
}
