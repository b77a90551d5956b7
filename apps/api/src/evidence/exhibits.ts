import { Injectable } from '@nestjs/common';
import type { Side } from '@jiefen/mediation';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidError, NotFoundError } from '../platform/http/errors.js';
import type { CaseRelation } from '../cases/case-relation.js';

export interface ExhibitRow {
  readonly id: string;
  readonly case_id: string | null;
  readonly owner_account_id: string;
  readonly side: Side | null;
  readonly kind: 'photo' | 'file' | 'voice';
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
  readonly storage_key: string;
  readonly purpose: string | null;
  readonly shared: boolean;
  readonly other_view: 'unseen' | 'accepted' | 'disputed' | 'checkOriginal';
  readonly original_seen: boolean;
  readonly created_at: Date;
}

/** Exhibits of cases. */
@Injectable()
export class Exhibits {
  constructor(private readonly clock: Clock) {}

  /** Ties loose uploads of an account to its new case. @throws InvalidError when one is not there or not theirs. */
  async tie(tx: Tx, accountId: string, ids: readonly string[], caseId: string, side: Side): Promise<void> {
    if (ids.length === 0) return;
    const [, count]: [unknown[], number] = await tx.query(
      `UPDATE exhibits SET case_id = $3, side = $4, shared = true WHERE id = ANY($1) AND owner_account_id = $2 AND case_id IS NULL AND removed_at IS NULL`,
      [ids, accountId, caseId, side],
    );
    if (count !== new Set(ids).size) throw new InvalidError('files.missing', {}, { fileIds: 'files.missing' });
  }

  async ofCase(tx: Tx, caseId: string): Promise<ExhibitRow[]> {
    return tx.query(`SELECT * FROM exhibits WHERE case_id = $1 AND removed_at IS NULL ORDER BY created_at, id`, [caseId]);
  }

  async byId(tx: Tx, id: string): Promise<ExhibitRow> {
    const rows: ExhibitRow[] = await tx.query(`SELECT * FROM exhibits WHERE id = $1 AND removed_at IS NULL`, [id]);
    const [row] = rows;
    if (!row) throw new NotFoundError();
    return row;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query(`UPDATE exhibits SET removed_at = $2 WHERE id = $1`, [id, this.clock.now()]);
  }
}

/** May this person see this exhibit? Own side always; the other side once it is shared; the mediation's staff; never the court. */
export function mayReadExhibit(relation: CaseRelation, exhibit: Pick<ExhibitRow, 'side' | 'shared'>): boolean {
  if (relation.mediator || relation.handler || relation.supervisor) return true;
  if (relation.party) return exhibit.side === relation.party.side || exhibit.shared;
  return relation.helper && exhibit.side === 'applicant';
}
