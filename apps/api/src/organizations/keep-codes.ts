import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { takesFilings, type DisputeKind } from '@jiefen/mediation';
import type { AddCode } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';
import { Administered, reaches } from './administered.js';
import { normalizeCode } from './organization.queries.js';
import { POSTER_TOPICS } from './poster-topics.js';

// Without 0 O 1 I L: typed from paper, read out on the telephone.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** The legal service line of the whole country, where no body of the branch has a telephone. */
const NATIONAL_LINE = '12348';

interface PosterRow {
  readonly code: string;
  readonly place: string;
  readonly kind: DisputeKind | null;
  readonly withdrawn_at: Date | null;
  readonly path: string;
  readonly name: string;
  readonly name_en: string;
  readonly phone: string | null;
}

/** Resolution codes: made, withdrawn, printed. A withdrawn code is kept: whoever scans it is told where to go instead. */
@Injectable()
export class KeepCodes {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly administered: Administered,
    private readonly papers: Papers,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async add(person: Person, request: AddCode): Promise<{ code: string }> {
    return this.transactions.run(async (tx) => {
      const body = await this.administered.body(tx, person, request.organizationId);
      if (!takesFilings(body.kind)) throw new RefusalError('code.body-takes-none');
      for (;;) {
        const code = newCode();
        const added: unknown[] = await tx.query(
          `INSERT INTO resolution_codes (code, organization_id, place, place_en, kind, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (code) DO NOTHING RETURNING code`,
          [code, body.id, request.place, request.placeEn, request.kind, this.clock.now()],
        );
        if (added.length === 0) continue;
        await this.audit.record(tx, { action: 'code.added', actor: person, subject: code, data: { body: body.id } });
        return { code };
      }
    });
  }

  /** What was filed by it before is not touched. */
  async withdraw(person: Person, text: string, reason: string): Promise<void> {
    const code = normalizeCode(text);
    await this.transactions.run(async (tx) => {
      const [found]: { path: string; withdrawn_at: Date | null }[] = await tx.query(
        `SELECT o.path, c.withdrawn_at FROM resolution_codes c JOIN organizations o ON o.id = c.organization_id WHERE c.code = $1 FOR UPDATE OF c`,
        [code],
      );
      if (!found || !reaches(person, found.path)) throw new NotFoundError();
      if (found.withdrawn_at !== null) throw new RefusalError('code.withdrawn-already');
      await tx.query(`UPDATE resolution_codes SET withdrawn_at = $2, withdrawn_reason = $3, version = version + 1 WHERE code = $1`, [code, this.clock.now(), reason]);
      await this.audit.record(tx, { action: 'code.withdrawn', actor: person, subject: code });
    });
  }

  /** The A4 poster as PDF. @throws RefusalError for a withdrawn code: nobody shall hang it up again. */
  async poster(person: Person, text: string): Promise<{ name: string; bytes: Uint8Array }> {
    const { row, bytes } = await this.render(person, text);
    await this.transactions.run((tx) => this.audit.record(tx, { action: 'code.poster', actor: person, subject: row.code }));
    return { name: `${row.code} ${row.place}.pdf`, bytes };
  }

  /** The same as a picture, for the page on which it is printed from. */
  async picture(person: Person, text: string): Promise<Uint8Array> {
    const { bytes } = await this.render(person, text);
    const [page] = await this.papers.pageImages(bytes, { scale: 1, most: 1 });
    if (!page) throw new Error('the poster has no page');
    return page.webp;
  }

  private async render(person: Person, text: string): Promise<{ row: PosterRow; bytes: Uint8Array }> {
    const [row]: PosterRow[] = await this.transactions.reader.query(
      `SELECT c.code, c.place, c.kind, c.withdrawn_at, o.path, o.name, o.name_en,
              coalesce(o.phone, (SELECT p.phone FROM organizations p WHERE o.path LIKE p.path || '%' AND p.phone IS NOT NULL ORDER BY length(p.path) DESC LIMIT 1)) AS phone
         FROM resolution_codes c JOIN organizations o ON o.id = c.organization_id WHERE c.code = $1`,
      [normalizeCode(text)],
    );
    if (!row || !reaches(person, row.path)) throw new NotFoundError();
    if (row.withdrawn_at !== null) throw new RefusalError('code.withdrawn-no-poster');
    const { bytes } = await this.papers.render('renderPoster', {
      createdAt: this.clock.now(),
      body: { zh: row.name, en: row.name_en },
      url: `${this.config.PUBLIC_URL}/c/${row.code}`,
      code: row.code,
      phone: row.phone ?? NATIONAL_LINE,
      place: row.place,
      month: this.clock.today().slice(0, 7),
      ...(row.kind ? { topic: POSTER_TOPICS[row.kind] } : {}),
    });
    return { row, bytes };
  }
}

function newCode(): string {
  const four = (): string => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)] ?? '2').join('');
  return `${four()}-${four()}`;
}
