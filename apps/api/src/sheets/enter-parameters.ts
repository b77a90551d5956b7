import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DEFAULT_TABLES } from '@jiefen/mediation';
import type { EnterInsuranceLimits, EnterLprPoint, EnterParameter, EnterRegion } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';
import { CalculatorTables } from './parameter-tables.js';

/** An administrator types in what was published since the release. A stored sheet keeps the numbers it was counted with. */
@Injectable()
export class EnterParameters {
  constructor(
    private readonly transactions: Transactions,
    private readonly tables: CalculatorTables,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async region(person: Person, request: EnterRegion): Promise<void> {
    await this.transactions.run(async (tx) => {
      const known = (await this.tables.inForce(tx)).regions.some((region) => region.code === request.code);
      if (known) throw new RefusalError('parameter.region-known', { region: request.code });
      await tx.query(`INSERT INTO calculator_regions (code, name, name_en, entered_by, entered_at) VALUES ($1, $2, $3, $4, $5)`, [request.code, request.name, request.nameEn, person.accountId, this.clock.now()]);
      await this.audit.record(tx, { action: 'parameter.region-entered', actor: person, subject: request.code });
    });
  }

  /** The value before stays in the table with the time it was replaced. */
  async value(person: Person, request: EnterParameter): Promise<void> {
    const { region, year, key, valueFen, source, sourceUrl, secondHand } = request;
    await this.transactions.run(async (tx) => {
      const { regions } = await this.tables.inForce(tx);
      if (!regions.some((known) => known.code === region)) throw new RefusalError('calculator.region-unknown', { region });
      if (DEFAULT_TABLES.regions.some((known) => known.code === region && known.demonstration)) throw new RefusalError('parameter.demonstration-region');
      if (valueFen === 0) throw new RefusalError('parameter.zero');
      // Two administrators entering one value at once: the second replaces the first, and both stay readable.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`parameter:${region}:${year}:${key}`]);
      const now = this.clock.now();
      await tx.query(`UPDATE calculator_parameters SET replaced_at = $4 WHERE region = $1 AND year = $2 AND key = $3 AND replaced_at IS NULL`, [region, year, key, now]);
      await tx.query(
        `INSERT INTO calculator_parameters (id, region, year, key, value_fen, source, source_url, second_hand, entered_by, entered_by_name, entered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [randomUUID(), region, year, key, valueFen, source, sourceUrl, secondHand, person.accountId, person.name, now],
      );
      await this.audit.record(tx, { action: 'parameter.entered', actor: person, subject: `${region}:${year}:${key}`, data: { valueFen } });
    });
  }

  async lpr(person: Person, request: EnterLprPoint): Promise<void> {
    if (request.from > this.clock.today()) throw new RefusalError('parameter.not-announced-yet', { day: request.from });
    await this.transactions.run(async (tx) => {
      const rows: unknown[] = await tx.query(
        `INSERT INTO lpr_points (from_day, percent, source_url, entered_by, entered_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING from_day`,
        [request.from, request.percent, request.sourceUrl, person.accountId, this.clock.now()],
      );
      if (rows.length === 0 || DEFAULT_TABLES.lpr.points.some((point) => point.from === request.from)) throw new RefusalError('parameter.day-known', { day: request.from });
      await this.audit.record(tx, { action: 'parameter.lpr-entered', actor: person, subject: request.from, data: { percent: request.percent } });
    });
  }

  async insurance(person: Person, request: EnterInsuranceLimits): Promise<void> {
    await this.transactions.run(async (tx) => {
      const rows: unknown[] = await tx.query(
        `INSERT INTO compulsory_insurance_limits (from_day, at_fault, not_at_fault, source, source_url, second_hand, entered_by, entered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT DO NOTHING RETURNING from_day`,
        [request.from, JSON.stringify(request.atFault), JSON.stringify(request.notAtFault), request.source, request.sourceUrl, request.secondHand, person.accountId, this.clock.now()],
      );
      if (rows.length === 0 || DEFAULT_TABLES.compulsoryInsurance.some((row) => row.from === request.from)) throw new RefusalError('parameter.day-known', { day: request.from });
      await this.audit.record(tx, { action: 'parameter.insurance-entered', actor: person, subject: request.from });
    });
  }
}
