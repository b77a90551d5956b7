import { Injectable } from '@nestjs/common';
import type { SatisfactionOfBodies } from '@jiefen/mediation/wire';
import { afterPrefix } from '../cases/case.queries.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { tileOf, tilesOf } from './supervision.queries.js';

/** Below this many answers nothing is shown: a single voice could be made out (P-08). */
const LEAST = 5;
const MOST_WORDS = 50;

interface Row {
  readonly path: string;
  readonly points: number | null;
  readonly words: string;
}

/** What parties said, of whole bodies and never of a mediator: one line a body, in the order of the tree. No sum: with it a hidden line could be worked out. */
@Injectable()
export class SatisfactionQueries {
  constructor(private readonly transactions: Transactions) {}

  async ofBodies(person: Person): Promise<SatisfactionOfBodies> {
    const tx = this.transactions.reader;
    const roots = person.memberships.filter(({ role }) => role === 'supervisor').map(({ path }) => path);
    const within = (column: string): string => roots.map((_, i) => `(${column} >= $${2 * i + 1} AND ${column} < $${2 * i + 2})`).join(' OR ');
    const values = roots.flatMap((path) => [path, afterPrefix(path)]);
    const [bodies, rows]: [Parameters<typeof tilesOf>[1][number][], Row[]] = await Promise.all([
      tx.query(`SELECT id, path, name, name_en, level FROM organizations o WHERE closed_at IS NULL AND kind IN ('centre', 'committee', 'area') AND (${within('o.path')}) ORDER BY path`, values),
      tx.query(
        `SELECT c.organization_path AS path, s.points, s.words FROM satisfaction_answers s JOIN cases c ON c.id = s.case_id WHERE ${within('c.organization_path')}
         UNION ALL SELECT c.organization_path, a.satisfaction, a.words FROM follow_up_answers a JOIN follow_ups f ON f.id = a.follow_up_id JOIN cases c ON c.id = f.case_id
          WHERE (a.satisfaction IS NOT NULL OR a.kind = 'refused') AND (${within('c.organization_path')})`,
        values,
      ),
    ]);
    const tiles = tilesOf(roots, bodies);
    return { least: LEAST, bodies: tiles.map((tile) => ({ id: tile.id, name: tile.name, nameEn: tile.name_en, answers: answersOf(rows.filter((row) => tileOf(tiles, row.path)?.id === tile.id)) })) };
  }
}

/** Words come in the order of the alphabet: the order of time would tell whose they are. */
export function answersOf(rows: readonly Pick<Row, 'points' | 'words'>[]): SatisfactionOfBodies['bodies'][number]['answers'] {
  const points = rows.flatMap((row) => (row.points === null ? [] : [row.points]));
  if (points.length < LEAST) return null;
  return {
    count: points.length,
    declined: rows.length - points.length,
    byPoint: [1, 2, 3, 4, 5].map((point) => points.filter((one) => one === point).length),
    words: rows.map((row) => row.words.trim()).filter((words) => words !== '').sort().slice(0, MOST_WORDS),
  };
}
