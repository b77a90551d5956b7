import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { answerLine, calculate, chooseAlternative, frozenFacts, isFrozen, recalculate, startSheet, TABLE_POLICIES, type Calculation, type Outcome, type SharedSheet, type Sheet } from '@jiefen/mediation';
import type { AnswerLine, RecalculateSheet, SheetView, StartSheet } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { mustHavePower } from '../cases/acting.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { mustBeMet } from '../platform/http/must-be-met.js';
import { atTable } from './at-table.js';
import { CalculatorTables } from './parameter-tables.js';
import { mayCount, maySeeSheets } from './sheets.access.js';

interface Kept {
  readonly content: SharedSheet;
  readonly version: number;
}

/** More calculations in one case are no longer looked at by anybody. */
const MOST_SHEETS = 20;

/** One calculation that both sides look at: counted by the rules, answered line by line, frozen where both agree. */
@Injectable()
export class ShareSheet {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly tables: CalculatorTables,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async start(person: Person, caseId: string, request: StartSheet): Promise<{ sheetId: string }> {
    return this.transactions.run(async (tx) => {
      const entered = await this.open(tx, person, caseId);
      const [{ count }]: [{ count: string }] = await tx.query(`SELECT count(*) AS count FROM shared_sheets WHERE case_id = $1`, [caseId]);
      if (Number(count) >= MOST_SHEETS) throw new RefusalError('sheet.too-many', { most: MOST_SHEETS });
      const { sheet, alternatives } = await this.counted(tx, entered, request.calculation, request.alternative);
      const id = randomUUID();
      const now = this.clock.now();
      await tx.query(
        `INSERT INTO shared_sheets (id, case_id, calculation, alternative, alternatives, content, version, started_by, started_by_name, started_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $9)`,
        [id, caseId, JSON.stringify(request.calculation), request.alternative ?? null, JSON.stringify(alternatives), JSON.stringify(startSheet(sheet)), person.accountId, person.name, now],
      );
      await this.audit.record(tx, { action: 'sheet.started', actor: person, caseId, subject: id, data: { calculator: request.calculation.calculator, sha256: hashOf(sheet) } });
      await this.cases.tell(tx, caseId, { kind: 'sheet.started', actor: person, ...(entered.relation.party ? { side: entered.relation.party.side } : {}) });
      return { sheetId: id };
    });
  }

  /** The same calculation with corrected facts: answers stay on unchanged lines, a frozen line never changes. */
  async recalculate(person: Person, caseId: string, sheetId: string, request: RecalculateSheet): Promise<void> {
    await this.transactions.run(async (tx) => {
      const entered = await this.open(tx, person, caseId);
      const { content, version } = await this.kept(tx, caseId, sheetId);
      if (version !== request.version) throw new ConflictError('sheet.changed-meanwhile', { version });
      const { sheet, alternatives } = await this.counted(tx, entered, request.calculation, request.alternative);
      const next = must(recalculate(content, sheet));
      await tx.query(`UPDATE shared_sheets SET calculation = $2, alternative = $3, alternatives = $4, content = $5, version = version + 1, changed_at = $6 WHERE id = $1`, [
        sheetId,
        JSON.stringify(request.calculation),
        request.alternative ?? null,
        JSON.stringify(alternatives),
        JSON.stringify(next),
        this.clock.now(),
      ]);
      // Who answered a line that changed has not answered the new one.
      const answered = next.lines.filter((line) => Object.keys(line.answers).length > 0).map((line) => line.line.id);
      await tx.query(`DELETE FROM sheet_answers WHERE sheet_id = $1 AND line_id <> ALL($2::text[])`, [sheetId, answered]);
      await this.audit.record(tx, { action: 'sheet.recalculated', actor: person, caseId, subject: sheetId, data: { version: version + 1, sha256: hashOf(sheet) } });
      await this.cases.tell(tx, caseId, { kind: 'sheet.recalculated', actor: person, ...(entered.relation.party ? { side: entered.relation.party.side } : {}) });
    });
  }

  /** A side agrees to a line or disputes it. The case is locked: two answers at one moment follow each other, and one of them freezes the line. */
  async answer(person: Person, caseId: string, sheetId: string, lineId: string, request: AnswerLine): Promise<{ frozen: boolean }> {
    return this.transactions.run(async (tx) => {
      const { case: found, relation, parties } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      if (!mayCount(found.state)) throw new RefusalError('sheet.not-now', { state: found.state });
      mustBeMet(TABLE_POLICIES, { parties: atTable(parties) });
      // What both agree to is an undisputed fact: an agent admits it only with that power (CPL 62).
      if (request.answer === 'agree') mustHavePower(relation, 'admitClaim');
      const { content } = await this.kept(tx, caseId, sheetId);
      const party = relation.party;
      if (!party) throw new NotFoundError();
      const line = content.lines.find((shared) => shared.line.id === lineId);
      if (line && line.line.amount !== request.amountFen) throw new ConflictError('sheet.line-changed', { lineId });
      const next = must(answerLine(content, lineId, party.side, request.answer, request.note));
      const now = this.clock.now();
      await tx.query(`UPDATE shared_sheets SET content = $2, changed_at = $3 WHERE id = $1`, [sheetId, JSON.stringify(next), now]);
      await tx.query(
        `INSERT INTO sheet_answers (sheet_id, line_id, side, answer, party_id, answered_by, answered_by_name, answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (sheet_id, line_id, side) DO UPDATE SET answer = excluded.answer, party_id = excluded.party_id, answered_by = excluded.answered_by, answered_by_name = excluded.answered_by_name, answered_at = excluded.answered_at`,
        [sheetId, lineId, party.side, request.answer, party.id, person.accountId, person.name, now],
      );
      const frozen = next.lines.some((shared) => shared.line.id === lineId && isFrozen(shared));
      if (frozen) await this.keepFact(tx, caseId, sheetId, lineId, next);
      await this.audit.record(tx, { action: 'sheet.line-answered', actor: person, caseId, subject: sheetId, data: { lineId, answer: request.answer, frozen } });
      await this.cases.changed(tx, caseId);
      return { frozen };
    });
  }

  /** Stored apart and without notes: this, and nothing else of a sheet, may go to a court. */
  private async keepFact(tx: Tx, caseId: string, sheetId: string, lineId: string, sheet: SharedSheet): Promise<void> {
    const fact = frozenFacts(sheet).find((one) => one.lineId === lineId);
    await tx.query(
      `INSERT INTO sheet_facts (id, case_id, sheet_id, line_id, fact, applicant_party_id, applicant_name, applicant_at, respondent_party_id, respondent_name, respondent_at, frozen_at)
       SELECT $1, $2, $3, $4, $5, a.party_id, a.answered_by_name, a.answered_at, r.party_id, r.answered_by_name, r.answered_at, $6
         FROM sheet_answers a JOIN sheet_answers r ON r.sheet_id = a.sheet_id AND r.line_id = a.line_id AND r.side = 'respondent'
        WHERE a.sheet_id = $3 AND a.line_id = $4 AND a.side = 'applicant'`,
      [randomUUID(), caseId, sheetId, lineId, JSON.stringify(fact), this.clock.now()],
    );
  }

  private async open(tx: Tx, person: Person, caseId: string): Promise<EnteredCase> {
    const entered = await this.cases.lock(tx, person, caseId, maySeeSheets);
    if (!mayCount(entered.case.state)) throw new RefusalError('sheet.not-now', { state: entered.case.state });
    mustBeMet(TABLE_POLICIES, { parties: atTable(entered.parties) });
    return entered;
  }

  private async kept(tx: Tx, caseId: string, sheetId: string): Promise<Kept> {
    const rows: Kept[] = await tx.query(`SELECT content, version FROM shared_sheets WHERE id = $1 AND case_id = $2`, [sheetId, caseId]);
    if (!rows[0]) throw new NotFoundError('sheet.unknown');
    return rows[0];
  }

  private async counted(tx: Tx, { case: found }: EnteredCase, calculation: Calculation, alternative: string | undefined): Promise<{ sheet: Sheet; alternatives: SheetView['alternatives'] }> {
    const outcome = calculate(calculation, await this.tables.inForce(tx), await this.clocks.calendarOf(tx, found.organizationId));
    if (!outcome.ok) {
      const { code, params } = outcome.reason;
      // Somebody has to enter what is missing: say who that is, so that nobody is left with a dead end.
      const missing = code === 'calculator.parameter-missing' || code === 'calculator.region-unknown' || code === 'calculator.date-outside-table' || code === 'calculator.calendar-unknown';
      throw new RefusalError(code, missing ? { ...params, administrator: await this.administratorOf(tx, found.organizationPath) } : params);
    }
    const sheet = outcome.value;
    if (alternative === undefined) return { sheet, alternatives: sheet.alternatives.map(({ id, label, total }) => ({ id, label, totalFen: total })) };
    const chosen = chooseAlternative(sheet, alternative);
    if (!chosen) throw new RefusalError('sheet.alternative-unknown', { alternative });
    return { sheet: chosen, alternatives: [] };
  }

  /** The nearest body upwards that has an administrator; empty when none is known. */
  private async administratorOf(tx: Tx, path: string): Promise<string> {
    const rows: { name: string; phone: string | null }[] = await tx.query(
      `SELECT o.name, o.phone FROM organizations o
        WHERE starts_with($1, o.path) AND EXISTS (SELECT 1 FROM memberships m WHERE m.organization_id = o.id AND m.role = 'administrator' AND m.until IS NULL)
        ORDER BY length(o.path) DESC LIMIT 1`,
      [path],
    );
    const [body] = rows;
    return body ? [body.name, body.phone].filter(Boolean).join(' ') : '';
  }
}

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new RefusalError(outcome.reason.code, outcome.reason.params);
  return outcome.value;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
