import { Injectable } from '@nestjs/common';
import type { BodyLights, LightName, SupervisionView, WatchDeadlines, WatchedDeadline } from '@jiefen/mediation/wire';
import { afterPrefix } from '../cases/case.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { DEADLINES_OF_CASES, taskOf, type DeadlineOfCase } from './deadline-rows.js';

const MOST_SHOWN = 300;

interface WatchedRow extends DeadlineOfCase {
  readonly organization_path: string;
  readonly organization_phone: string | null;
  readonly note_by: string | null;
  readonly note_at: Date | null;
  readonly note: string | null;
}

interface BodyRow {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly name_en: string;
  readonly level: BodyLights['level'];
}

/** All running deadlines of the bodies a supervisor watches, with figures for each part of the tree. */
@Injectable()
export class SupervisionQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async watch(person: Person, wanted: WatchDeadlines): Promise<SupervisionView> {
    const tx = this.transactions.reader;
    const now = this.clock.now();
    const roots = person.memberships.filter(({ role }) => role === 'supervisor').map(({ path }) => path);
    const ranges = roots.map((_, i) => `(c.organization_path >= $${2 * i + 1} AND c.organization_path < $${2 * i + 2})`).join(' OR ');
    const values = roots.flatMap((path) => [path, afterPrefix(path)]);
    const [rows, bodies, open]: [WatchedRow[], BodyRow[], { path: string; count: string }[]] = await Promise.all([
      // One light rule for all screens (`lightOf`): the rows come here and are judged here, not a second time in SQL.
      tx.query(
        `SELECT w.*, n.name AS note_by, n.at AS note_at, n.note FROM (${DEADLINES_OF_CASES.replace('SELECT d.*', 'SELECT d.*, c.organization_path, o.phone AS organization_phone')}
           WHERE (${ranges}) AND d.ended_at IS NULL AND c.ended_at IS NULL) w
           LEFT JOIN LATERAL (SELECT s.note, s.at, a.name FROM supervision_notes s JOIN accounts a ON a.id = s.account_id WHERE s.deadline_id = w.id ORDER BY s.at DESC LIMIT 1) n ON true
          ORDER BY w.due_at`,
        values,
      ),
      tx.query(`SELECT id, path, name, name_en, level FROM organizations o WHERE closed_at IS NULL AND kind IN ('centre', 'committee', 'area') AND (${ranges.replaceAll('c.organization_path', 'o.path')}) ORDER BY path`, values),
      tx.query(`SELECT c.organization_path AS path, count(*) AS count FROM cases c WHERE (${ranges}) AND c.ended_at IS NULL GROUP BY 1`, values),
    ]);
    const tiles = tilesOf(roots, bodies);
    const judged = rows.map((row) => this.watched(row, tileOf(tiles, row.organization_path)?.id ?? row.organization_id));
    const lights: readonly LightName[] = wanted.lights && wanted.lights.length > 0 ? wanted.lights : ['red', 'yellow'];
    const shown = judged
      .filter((row) => lights.includes(row.light) && (wanted.body === undefined || row.bodyId === wanted.body) && (wanted.kind === undefined || row.kind === wanted.kind))
      // Pinned ones stay on top until somebody says what is being done (P-05).
      .sort((a, b) => Number(b.pinned) - Number(a.pinned) || (a.dueAt < b.dueAt ? -1 : 1));
    return {
      now: now.toISOString(),
      bodies: tiles.map((tile) => figuresOf(tile, judged, open.filter(({ path }) => tileOf(tiles, path)?.id === tile.id))),
      deadlines: shown.slice(0, MOST_SHOWN),
      more: shown.length > MOST_SHOWN,
    };
  }

  private watched(row: WatchedRow, bodyId: string): WatchedDeadline {
    const task = taskOf(row, this.clock);
    const noted = row.note_at !== null && new Date(row.note_at) >= new Date(row.due_at);
    return {
      ...task,
      bodyId,
      startedAt: new Date(row.started_at).toISOString(),
      organizationPhone: row.organization_phone,
      pinned: task.light === 'red' && !noted,
      lastNote: row.note_at === null ? null : { by: row.note_by ?? '', at: new Date(row.note_at).toISOString(), note: row.note ?? '' },
    };
  }
}

/** The watched body itself and the bodies one step below it. */
export function tilesOf(roots: readonly string[], bodies: readonly BodyRow[]): BodyRow[] {
  const depth = (path: string): number => path.split('.').length;
  return bodies.filter((body) => roots.some((root) => body.path.startsWith(root) && depth(body.path) <= depth(root) + 1));
}

/** The tile a path is counted in: the longest that contains it, so that nothing is counted twice. */
export function tileOf<T extends { readonly path: string }>(tiles: readonly T[], path: string): T | undefined {
  return tiles.filter((tile) => path.startsWith(tile.path)).sort((a, b) => b.path.length - a.path.length)[0];
}

function figuresOf(tile: BodyRow, judged: readonly WatchedDeadline[], open: readonly { count: string }[]): BodyLights {
  const mine = judged.filter(({ bodyId }) => bodyId === tile.id);
  const count = (light: LightName): number => mine.filter((row) => row.light === light).length;
  return {
    id: tile.id,
    name: tile.name,
    nameEn: tile.name_en,
    level: tile.level,
    openCases: open.reduce((sum, row) => sum + Number(row.count), 0),
    red: count('red'),
    yellow: count('yellow'),
    green: count('green'),
    paused: count('paused'),
  };
}
