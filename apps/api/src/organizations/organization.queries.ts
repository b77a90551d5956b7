import { Injectable } from '@nestjs/common';
import type { DisputeKind } from '@jiefen/mediation';
import type { ResolutionCodeView } from '@jiefen/mediation/wire';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { NotFoundError } from '../platform/http/errors.js';
import { Organization } from './organization.entity.js';

interface CodeRow {
  code: string;
  place: string;
  place_en: string;
  kind: DisputeKind | null;
  withdrawn_at: Date | null;
  organization_id: string;
  path: string;
  name: string;
  name_en: string;
  phone: string | null;
  address: string | null;
}

/** Reads bodies and codes. */
@Injectable()
export class OrganizationQueries {
  constructor(private readonly transactions: Transactions) {}

  async byId(tx: Tx, id: string): Promise<Organization> {
    const found = await tx.findOne(Organization, { where: { id } });
    if (!found) throw new NotFoundError();
    return found;
  }

  /** Forgives spaces, dashes and small letters: the code is typed from paper. @throws NotFoundError `code.unknown` */
  async code(tx: Tx, text: string): Promise<ResolutionCodeView & { path: string }> {
    const rows: CodeRow[] = await tx.query(
      `SELECT c.code, c.place, c.place_en, c.kind, c.withdrawn_at, o.id AS organization_id, o.path, o.name, o.name_en, o.phone, o.address
         FROM resolution_codes c JOIN organizations o ON o.id = c.organization_id WHERE c.code = $1`,
      [normalizeCode(text)],
    );
    const [row] = rows;
    if (!row) throw new NotFoundError('code.unknown');
    return {
      code: row.code,
      place: row.place,
      placeEn: row.place_en,
      kind: row.kind,
      withdrawn: row.withdrawn_at !== null,
      path: row.path,
      organization: { id: row.organization_id, name: row.name, nameEn: row.name_en, phone: row.phone, address: row.address },
    };
  }

  async codeView(text: string): Promise<ResolutionCodeView> {
    const { path: _path, ...view } = await this.code(this.transactions.reader, text);
    return view;
  }
}

/** `lt7k 2m9q` → `LT7K-2M9Q`. */
export function normalizeCode(text: string): string {
  const letters = text.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, '');
  return letters.length === 8 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters;
}
