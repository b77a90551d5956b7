import { Injectable } from '@nestjs/common';
import { localDate, registerLights, type RegisterLight } from '@jiefen/mediation';
import type { ExpertRow, ExpertView, MediatorWithoutEntry, WeeklyHours } from '@jiefen/mediation/wire';
import { reachOf } from '../organizations/administered.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError } from '../platform/http/errors.js';

interface EntryRow {
  readonly id: string;
  readonly name: string;
  readonly organization_id: string;
  readonly organization_name: string;
  readonly organization_name_en: string;
  readonly path: string;
  readonly profile: string;
  readonly profile_en: string;
  readonly languages: string[];
  readonly weekly_hours: WeeklyHours;
  readonly hours_per_week: number;
  readonly open_cases: number;
  readonly load_limit: number;
  readonly training_until: string | null;
  readonly away_until: string | null;
  readonly in_office: boolean;
  readonly version: number;
  readonly specialties: ExpertRow['specialties'] | null;
}

const ENTRY = `
  SELECT e.account_id AS id, a.name, o.id AS organization_id, o.name AS organization_name, o.name_en AS organization_name_en, e.path, e.profile, e.profile_en, e.languages, e.weekly_hours, e.hours_per_week,
         e.open_cases, e.load_limit, to_char(e.training_until, 'YYYY-MM-DD') AS training_until, to_char(e.away_until, 'YYYY-MM-DD') AS away_until, e.in_office, e.version,
         (SELECT jsonb_agg(jsonb_build_object('specialty', s.specialty, 'proof', s.proof, 'checkedAt', s.proven_at, 'checkedByName', b.name) ORDER BY s.specialty)
            FROM expert_specialties s LEFT JOIN accounts b ON b.id = s.proven_by WHERE s.account_id = e.account_id) AS specialties
    FROM experts e JOIN accounts a ON a.id = e.account_id JOIN organizations o ON o.id = e.organization_id`;

/** Who may look into the register of an area. */
export const REGISTER_READERS = ['administrator', 'dispatcher', 'clerk', 'supervisor'] as const;

/** Reads the register of experts. It holds qualification, training, hours and load; how cases ended is not in it. */
@Injectable()
export class ExpertsRegisterQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async list(person: Person): Promise<ExpertRow[]> {
    const rows: EntryRow[] = await this.transactions.reader.query(`${ENTRY} WHERE e.path LIKE ANY ($1) ORDER BY e.path, a.name, e.account_id LIMIT 5000`, [reachOf(person, REGISTER_READERS)]);
    return rows.map((row) => this.row(row));
  }

  async view(person: Person, expertId: string): Promise<ExpertView> {
    const tx = this.transactions.reader;
    const [row]: EntryRow[] = await tx.query(`${ENTRY} WHERE e.account_id = $1 AND e.path LIKE ANY ($2)`, [expertId, reachOf(person, REGISTER_READERS)]);
    if (!row) throw new NotFoundError();
    const trainings: ExpertView['trainings'] = await tx.query(
      `SELECT id, title, to_char(done_on, 'YYYY-MM-DD') AS "doneOn", to_char(valid_until, 'YYYY-MM-DD') AS "validUntil" FROM expert_trainings WHERE account_id = $1 ORDER BY valid_until DESC, done_on DESC`,
      [expertId],
    );
    return { ...this.row(row), profile: row.profile, profileEn: row.profile_en, trainings, relations: await this.relations(tx, expertId) };
  }

  /** Mediators of the area who cannot be found by the matching yet. */
  async withoutEntry(person: Person): Promise<MediatorWithoutEntry[]> {
    return this.transactions.reader.query(
      `SELECT DISTINCT ON (a.id) a.id AS "accountId", a.name, o.id AS "organizationId", o.name AS "organizationName", o.name_en AS "organizationNameEn"
         FROM memberships m JOIN accounts a ON a.id = m.account_id AND a.closed_at IS NULL JOIN organizations o ON o.id = m.organization_id AND o.closed_at IS NULL
        WHERE m.role = 'mediator' AND m.until IS NULL AND o.path LIKE ANY ($1) AND NOT EXISTS (SELECT 1 FROM experts e WHERE e.account_id = a.id) ORDER BY a.id, o.path`,
      [reachOf(person, ['administrator', 'dispatcher'])],
    );
  }

  private async relations(tx: Tx, expertId: string): Promise<ExpertView['relations']> {
    const rows: { otherName: string; relation: string; noted_at: Date }[] = await tx.query(
      `SELECT other_name AS "otherName", relation, noted_at FROM expert_relations WHERE account_id = $1 ORDER BY noted_at DESC`,
      [expertId],
    );
    return rows.map(({ otherName, relation, noted_at: at }) => ({ otherName, relation, notedAt: new Date(at).toISOString() }));
  }

  private row(row: EntryRow): ExpertRow {
    return {
      expertId: row.id,
      name: row.name,
      organizationId: row.organization_id,
      organizationName: row.organization_name,
      organizationNameEn: row.organization_name_en,
      specialties: row.specialties ?? [],
      languages: row.languages,
      weeklyHours: row.weekly_hours,
      hoursPerWeek: row.hours_per_week,
      openCases: row.open_cases,
      loadLimit: row.load_limit,
      trainingUntil: row.training_until,
      awayUntil: row.away_until,
      inOffice: row.in_office,
      lights: this.lights(row),
      version: row.version,
    };
  }

  private lights(row: EntryRow): RegisterLight[] {
    return registerLights({
      today: this.clock.today(),
      specialties: (row.specialties ?? []).map((one) => ({ specialty: one.specialty, proven: one.checkedAt !== null })),
      ...(row.training_until ? { trainingValidUntil: localDate(row.training_until) } : {}),
      hoursPerWeek: row.hours_per_week,
      openCases: row.open_cases,
      loadLimit: row.load_limit,
      ...(row.away_until ? { awayUntil: localDate(row.away_until) } : {}),
      inOffice: row.in_office,
    });
  }
}
