import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { firstRefusal, judgeAll, RISK_POLICIES, type RiskKind, type RiskReportedTo } from '@jiefen/mediation';
import type { RecordRisk, ReportRisk, RiskView } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { mayRecordRisk, maySeeRisks } from './risks.access.js';

interface Row {
  readonly id: string;
  readonly kind: RiskKind;
  readonly words_cipher: string;
  readonly recorder: string;
  readonly recorded_at: Date;
  readonly reported_to: RiskReportedTo | null;
  readonly reported_at: Date | null;
  readonly reporter: string | null;
}

interface Words {
  readonly reason: string;
  readonly measures: string;
}

/** Keeps what the mediator saw coming and whom it was reported to. A record is never changed; only a report is added. Also after the end of a case: danger does not end with it. */
@Injectable()
export class KeepRisk {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly cipher: FieldCipher,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(person: Person, caseId: string): Promise<RiskView[]> {
    const tx = this.transactions.reader;
    await this.cases.enter(tx, person, caseId, maySeeRisks);
    return (await this.rows(tx, caseId)).map((row) => this.view(row));
  }

  async record(person: Person, caseId: string, request: RecordRisk): Promise<{ id: string }> {
    const { kind, reason, measures, report } = request;
    const refusal = firstRefusal(RISK_POLICIES, { kind, measures, reported: report !== undefined });
    if (refusal) throw new RefusalError(refusal.reason.code, refusal.reason.params);
    if (report) this.mustHaveHappened(report, 'report.at');
    return this.transactions.run(async (tx) => {
      await this.cases.lock(tx, person, caseId, mayRecordRisk);
      const id = randomUUID();
      await tx.query(`INSERT INTO case_risks (id, case_id, kind, words_cipher, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)`, [
        id,
        caseId,
        kind,
        this.cipher.encrypt(JSON.stringify({ reason, measures } satisfies Words), 'risk.words'),
        person.accountId,
        this.clock.now(),
      ]);
      await this.audit.record(tx, { action: 'risk.recorded', actor: person, caseId, subject: id, data: { kind } });
      await this.cases.tell(tx, caseId, { kind: 'risk.recorded', actor: person, seenBy: 'staff' });
      if (report) await this.keepReport(tx, person, caseId, id, report);
      return { id };
    });
  }

  async report(person: Person, caseId: string, riskId: string, request: ReportRisk): Promise<void> {
    this.mustHaveHappened(request, 'at');
    await this.transactions.run(async (tx) => {
      await this.cases.lock(tx, person, caseId, mayRecordRisk);
      const row = (await this.rows(tx, caseId)).find((one) => one.id === riskId);
      if (!row) throw new NotFoundError();
      if (row.reported_at) throw new RefusalError('risk.reported-already');
      await this.keepReport(tx, person, caseId, riskId, request);
    });
  }

  private async keepReport(tx: Tx, person: Person, caseId: string, riskId: string, { to, name, at }: ReportRisk): Promise<void> {
    await tx.query(`INSERT INTO case_risk_reports (risk_id, reported_to, name_cipher, reported_at, reported_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)`, [
      riskId,
      to,
      this.cipher.encrypt(name, 'risk.reported-name'),
      new Date(at),
      person.accountId,
      this.clock.now(),
    ]);
    await this.audit.record(tx, { action: 'risk.reported', actor: person, caseId, subject: riskId, data: { to } });
    await this.cases.tell(tx, caseId, { kind: 'risk.reported', actor: person, seenBy: 'staff' });
  }

  /** A report that is only planned is none. */
  private mustHaveHappened({ at }: ReportRisk, field: string): void {
    if (new Date(at) > this.clock.now()) throw new InvalidError('fields.invalid', { count: 1 }, { [field]: 'date.in-future' });
  }

  private rows(tx: Tx, caseId: string): Promise<(Row & { name_cipher: string | null })[]> {
    return tx.query(
      `SELECT r.id, r.kind, r.words_cipher, a.name AS recorder, r.recorded_at, p.reported_to, p.name_cipher, p.reported_at, b.name AS reporter
         FROM case_risks r JOIN accounts a ON a.id = r.recorded_by
         LEFT JOIN case_risk_reports p ON p.risk_id = r.id LEFT JOIN accounts b ON b.id = p.reported_by
        WHERE r.case_id = $1 ORDER BY r.recorded_at DESC, r.id`,
      [caseId],
    );
  }

  private view(row: Row & { name_cipher: string | null }): RiskView {
    const { reason, measures } = JSON.parse(this.cipher.decrypt(row.words_cipher, 'risk.words')) as Words;
    const reported = row.reported_at !== null;
    return {
      id: row.id,
      kind: row.kind,
      reason,
      measures,
      recordedBy: row.recorder,
      recordedAt: new Date(row.recorded_at).toISOString(),
      report: row.reported_at && row.reported_to ? { to: row.reported_to, name: row.name_cipher ? this.cipher.decrypt(row.name_cipher, 'risk.reported-name') : '', at: new Date(row.reported_at).toISOString(), by: row.reporter ?? '' } : null,
      stillToReport: judgeAll(RISK_POLICIES, { kind: row.kind, measures, reported }).some(({ verdict }) => verdict.kind === 'open'),
    };
  }
}
