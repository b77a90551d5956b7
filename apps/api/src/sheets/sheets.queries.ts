import { Injectable } from '@nestjs/common';
import { isFrozen, otherSideIsIn, sheetProgress, type Calculation, type SharedSheet, type UndisputedFact } from '@jiefen/mediation';
import type { SheetFactView, SheetsView, SheetView } from '@jiefen/mediation/wire';
import { Cases } from '../cases/cases.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { atTable } from './at-table.js';
import { mayCount, maySeeSheets } from './sheets.access.js';

interface SheetRow {
  id: string;
  version: number;
  calculation: Calculation;
  alternative: string | null;
  alternatives: SheetView['alternatives'];
  content: SharedSheet;
  started_by_name: string;
  changed_at: Date;
}

interface FactRow {
  id: string;
  sheet_id: string;
  fact: UndisputedFact;
  applicant_name: string;
  applicant_at: Date;
  respondent_name: string;
  respondent_at: Date;
}

/** Reads the sheets of a case: the same numbers for everybody who may see them. */
@Injectable()
export class SheetQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
  ) {}

  async view(person: Person, caseId: string): Promise<SheetsView> {
    const tx = this.transactions.reader;
    const { case: found, relation, parties } = await this.cases.enter(tx, person, caseId, maySeeSheets);
    const [rows, undisputed, spoken] = await Promise.all([
      tx.query(`SELECT id, version, calculation, alternative, alternatives, content, started_by_name, changed_at FROM shared_sheets WHERE case_id = $1 ORDER BY started_at, id`, [caseId]) as Promise<SheetRow[]>,
      this.facts(tx, caseId),
      this.spoken(tx, caseId),
    ]);
    return { sheets: rows.map(sheetView), undisputed, spoken, mySide: relation.party?.side ?? null, open: mayCount(found.state) && otherSideIsIn(atTable(parties)) };
  }

  /** Lines both sides agreed to, oldest first. */
  async facts(tx: Tx, caseId: string): Promise<SheetFactView[]> {
    const rows: FactRow[] = await tx.query(
      `SELECT id, sheet_id, fact, applicant_name, applicant_at, respondent_name, respondent_at FROM sheet_facts WHERE case_id = $1 ORDER BY frozen_at, id`,
      [caseId],
    );
    return rows.map((row) => ({
      id: row.id,
      sheetId: row.sheet_id,
      fact: row.fact,
      confirmed: [
        { side: 'applicant', name: row.applicant_name, at: row.applicant_at.toISOString() },
        { side: 'respondent', name: row.respondent_name, at: row.respondent_at.toISOString() },
      ],
    }));
  }

  /** Facts written down in a session and confirmed by every party. */
  async spoken(tx: Tx, caseId: string): Promise<SheetsView['spoken']> {
    const rows: { id: string; text: string; at: Date }[] = await tx.query(
      `SELECT f.id, f.text, max(c.confirmed_at) AS at FROM undisputed_facts f JOIN undisputed_fact_confirmations c ON c.fact_id = f.id
        WHERE f.case_id = $1 AND f.removed_at IS NULL GROUP BY f.id, f.text, f.written_at
       HAVING count(*) = (SELECT count(*) FROM case_parties p WHERE p.case_id = $1) ORDER BY f.written_at`,
      [caseId],
    );
    return rows.map((row) => ({ id: row.id, text: row.text, confirmedAt: row.at.toISOString() }));
  }
}

function sheetView(row: SheetRow): SheetView {
  const { agreed, disputed, unanswered } = sheetProgress(row.content);
  return {
    id: row.id,
    version: row.version,
    calculation: row.calculation,
    alternative: row.alternative,
    sheet: row.content,
    alternatives: row.alternatives,
    progress: { agreedFen: agreed, disputed, unanswered },
    frozen: row.content.lines.filter(isFrozen).map((shared) => shared.line.id),
    startedBy: row.started_by_name,
    changedAt: row.changed_at.toISOString(),
  };
}
