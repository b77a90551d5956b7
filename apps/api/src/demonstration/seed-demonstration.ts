import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { hash as hashPassword } from '@node-rs/argon2';
import { addDays } from '@jiefen/mediation';
import { Audit } from '../audit/audit.js';
import { hoursPerWeek } from '../experts/experts-register.js';
import { newTotpSecret } from '../identity/totp.js';
import { LogInResident } from '../identity/log-in-resident.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { BODIES, CODES, RESIDENTS } from './county.js';
import { DemonstrationQueries } from './demonstration.queries.js';
import { HOURS, pool, type DemonstrationExpert } from './pool.js';
import { SampleCases } from './sample-cases.js';
import { DEMONSTRATION_PASSWORD, mailOf, STAFF } from './staff.js';

/** Fills an empty database with one invented county. In production it refuses: nobody there may have a known password. */
@Injectable()
export class SeedDemonstration {
  private readonly logger = new Logger('demonstration');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly residents: LogInResident,
    private readonly audit: Audit,
    private readonly queries: DemonstrationQueries,
    private readonly samples: SampleCases,
  ) {}

  /**
   * All or nothing, and only once: a database with any body in it is left as it is. Writes the file the start script reads.
   * @throws Error outside the demonstration mode
   */
  async run(): Promise<void> {
    if (!this.config.demonstration) throw new Error('Demonstration data is for JIEFEN_MODE=demonstration only');
    const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
    const filled = await this.transactions.run(async (tx) => {
      // Two processes that start at once: the second waits here and then finds the county.
      await tx.query('SELECT pg_advisory_xact_lock(7264)');
      const [row]: { empty: boolean }[] = await tx.query(`SELECT NOT EXISTS (SELECT 1 FROM organizations) AS empty`);
      if (row?.empty !== true) return false;
      const bodies = await this.addBodies(tx);
      await this.addCodes(tx, bodies);
      for (const person of STAFF) await this.addStaff(tx, bodies, person, passwordHash);
      for (const expert of pool()) await this.addExpert(tx, bodies, expert, passwordHash);
      for (const resident of RESIDENTS) await this.residents.accountFor(tx, resident.phone, resident.name, 'zh');
      await this.audit.record(tx, { action: 'demonstration.filled', actor: 'portal' });
      return true;
    });
    if (filled) {
      this.logger.log({ event: 'demonstration.filled' });
      await this.samples.add();
    }
    if (this.config.DEMONSTRATION_FILE) await this.writeFile(this.config.DEMONSTRATION_FILE);
  }

  /** For the start script and the browser stories; readable by the owner only, as it carries passwords. */
  private async writeFile(file: string): Promise<void> {
    const { accounts, residents, codes } = await this.queries.view();
    const main = accounts.filter((account) => account.main).map(({ code: _code, main: _main, organizationEn: _english, ...account }) => account);
    await writeFile(file, `${JSON.stringify({ accounts: main, residents, codes: codes.filter((code) => !code.withdrawn).map(({ code, place, kind }) => ({ code, place, kind })) }, null, 2)}\n`, { mode: 0o600 });
  }

  private async addBodies(tx: Tx): Promise<Map<string, string>> {
    const ids = new Map(BODIES.map((body) => [body.path, randomUUID()]));
    const centre = ids.get('qh.gucheng.');
    for (const body of BODIES) {
      const parent = ids.get(body.path.replace(/[^.]+\.$/, '')) ?? null;
      // The county's court has invited the county's centre to mediate (CPL 205).
      const settings = body.path === 'qh.gucheng.c-gucheng.' && centre ? { invitedOrganizations: [centre] } : {};
      await tx.query(
        `INSERT INTO organizations (id, parent_id, path, kind, level, name, name_en, short_name, specialty, phone, address, address_en, seal_name, settings)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [ids.get(body.path), parent, body.path, body.kind, body.level, body.name, body.nameEn, body.shortName, body.specialty ?? null, body.phone, body.address, body.addressEn, body.sealName ?? null, JSON.stringify(settings)],
      );
    }
    return ids;
  }

  private async addCodes(tx: Tx, bodies: ReadonlyMap<string, string>): Promise<void> {
    const now = this.clock.now();
    for (const code of CODES) {
      await tx.query(
        `INSERT INTO resolution_codes (code, organization_id, place, place_en, kind, created_at, withdrawn_at, withdrawn_reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [code.code, bodies.get(code.path), code.place, code.placeEn, code.kind ?? null, now, code.withdrawn ? now : null, code.withdrawn ?? null],
      );
    }
  }

  private async addStaff(tx: Tx, bodies: ReadonlyMap<string, string>, person: { name: string; mail: string; path: string; roles: readonly string[] }, passwordHash: string): Promise<string> {
    const id = randomUUID();
    const now = this.clock.now();
    await tx.query(`INSERT INTO accounts (id, kind, name, email, password_hash, totp_cipher, created_at) VALUES ($1, 'staff', $2, $3, $4, $5, $6)`, [
      id,
      person.name,
      mailOf(person.mail),
      passwordHash,
      this.cipher.encrypt(newTotpSecret(), 'account.totp'),
      now,
    ]);
    for (const role of person.roles) {
      await tx.query(`INSERT INTO memberships (id, account_id, organization_id, role, since) VALUES ($1, $2, $3, $4, $5)`, [randomUUID(), id, bodies.get(person.path), role, now]);
    }
    return id;
  }

  private async addExpert(tx: Tx, bodies: ReadonlyMap<string, string>, expert: DemonstrationExpert, passwordHash: string): Promise<void> {
    const id = await this.addStaff(tx, bodies, { ...expert, roles: ['mediator'] }, passwordHash);
    const today = this.clock.today();
    const until = addDays(today, expert.trainedFor);
    await tx.query(
      `INSERT INTO experts (account_id, organization_id, path, profile, profile_en, languages, weekly_hours, hours_per_week, load_limit, open_cases, training_until, away_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [id, bodies.get(expert.path), expert.path, expert.profile, expert.profileEn, expert.languages, JSON.stringify(HOURS[expert.hours]), hoursPerWeek(HOURS[expert.hours]), expert.limit, expert.open, until, expert.awayFor === undefined ? null : addDays(today, expert.awayFor)],
    );
    for (const specialty of expert.specialties) {
      const proven = expert.unproven !== specialty;
      await tx.query(`INSERT INTO expert_specialties (account_id, specialty, path, proof, proven_at, proven_by) VALUES ($1, $2, $3, $4, $5, NULL)`, [id, specialty, expert.path, expert.proof, proven ? this.clock.now() : null]);
    }
    await tx.query(`INSERT INTO expert_trainings (id, account_id, title, done_on, valid_until) VALUES ($1, $2, '季度培训，8 小时', $3, $4)`, [randomUUID(), id, addDays(until, -110), until]);
    if (expert.relation) {
      await tx.query(`INSERT INTO expert_relations (account_id, other_name, relation, noted_at) VALUES ($1, $2, $3, $4)`, [id, expert.relation.otherName, expert.relation.relation, this.clock.now()]);
    }
  }
}
