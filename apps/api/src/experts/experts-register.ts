import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Specialty } from '@jiefen/mediation';
import type { AddExpert, AddRelation, AddTraining, ChangeExpert, ChangeSpecialty, WeeklyHours } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { reaches } from '../organizations/administered.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';

const KEEPERS = ['administrator', 'dispatcher'] as const;

/** Keeps the register of experts: fields with checked proof, trainings, languages, hours, load, declared relations. */
@Injectable()
export class ExpertsRegister {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** A mediator of a body becomes an entry: without field and training nobody is asked yet, and the lights say so. */
  async add(person: Person, request: AddExpert): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [home]: { path: string }[] = await tx.query(
        `SELECT o.path FROM memberships m JOIN organizations o ON o.id = m.organization_id AND o.closed_at IS NULL WHERE m.account_id = $1 AND o.id = $2 AND m.role = 'mediator' AND m.until IS NULL`,
        [request.accountId, request.organizationId],
      );
      if (!home || !reaches(person, home.path, KEEPERS)) throw new NotFoundError();
      const added: unknown[] = await tx.query(
        `INSERT INTO experts (account_id, organization_id, path, languages) VALUES ($1, $2, $3, '{mandarin}') ON CONFLICT (account_id) DO NOTHING RETURNING account_id`,
        [request.accountId, request.organizationId, home.path],
      );
      if (added.length === 0) throw new RefusalError('register.known');
      await this.audit.record(tx, { action: 'expert.added', actor: person, subject: request.accountId });
    });
  }

  async change(person: Person, expertId: string, request: ChangeExpert): Promise<void> {
    await this.keep(person, expertId, 'expert.changed', {}, async (tx) => {
      const [, count]: [unknown[], number] = await tx.query(
        `UPDATE experts SET profile = $3, profile_en = $4, languages = $5, weekly_hours = $6, hours_per_week = $7, load_limit = $8, away_until = $9, in_office = $10, version = version + 1
          WHERE account_id = $1 AND version = $2`,
        [expertId, request.version, request.profile, request.profileEn, request.languages, JSON.stringify(request.weeklyHours), hoursPerWeek(request.weeklyHours), request.loadLimit, request.awayUntil, request.inOffice],
      );
      if (count !== 1) throw new ConflictError('record.changed-meanwhile');
    });
  }

  /** A field with what was shown for it. Whoever ticks "checked" stands for it by name; nobody checks their own. */
  async specialty(person: Person, expertId: string, specialty: Specialty, request: ChangeSpecialty): Promise<void> {
    if (request.checked && person.accountId === expertId) throw new RefusalError('register.own-proof');
    await this.keep(person, expertId, 'expert.field', { specialty, checked: request.checked }, async (tx, path) => {
      await tx.query(
        `INSERT INTO expert_specialties (account_id, specialty, path, proof, proven_at, proven_by) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (account_id, specialty) DO UPDATE SET proof = excluded.proof, proven_at = excluded.proven_at, proven_by = excluded.proven_by, path = excluded.path`,
        [expertId, specialty, path, request.proof, request.checked ? this.clock.now() : null, request.checked ? person.accountId : null],
      );
    });
  }

  async dropSpecialty(person: Person, expertId: string, specialty: Specialty): Promise<void> {
    await this.keep(person, expertId, 'expert.field-dropped', { specialty }, (tx) => one(tx.query(`DELETE FROM expert_specialties WHERE account_id = $1 AND specialty = $2`, [expertId, specialty])));
  }

  async addTraining(person: Person, expertId: string, request: AddTraining): Promise<void> {
    if (request.doneOn > this.clock.today()) throw new InvalidError('fields.invalid', { count: 1 }, { doneOn: 'training.in-future' });
    await this.keep(person, expertId, 'expert.training', { until: request.validUntil }, async (tx) => {
      await tx.query(`INSERT INTO expert_trainings (id, account_id, title, done_on, valid_until) VALUES ($1, $2, $3, $4, $5)`, [randomUUID(), expertId, request.title, request.doneOn, request.validUntil]);
      await this.countTrainings(tx, expertId);
    });
  }

  async dropTraining(person: Person, expertId: string, trainingId: string): Promise<void> {
    await this.keep(person, expertId, 'expert.training-dropped', { training: trainingId }, async (tx) => {
      await one(tx.query(`DELETE FROM expert_trainings WHERE account_id = $1 AND id = $2`, [expertId, trainingId]));
      await this.countTrainings(tx, expertId);
    });
  }

  async addRelation(person: Person, expertId: string, request: AddRelation): Promise<void> {
    await this.keep(person, expertId, 'expert.relation', { relation: request.relation }, async (tx) => {
      await tx.query(`INSERT INTO expert_relations (account_id, other_name, relation, noted_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, [expertId, request.otherName, request.relation, this.clock.now()]);
    });
  }

  async dropRelation(person: Person, expertId: string, request: AddRelation): Promise<void> {
    await this.keep(person, expertId, 'expert.relation-dropped', { relation: request.relation }, (tx) =>
      one(tx.query(`DELETE FROM expert_relations WHERE account_id = $1 AND other_name = $2 AND relation = $3`, [expertId, request.otherName, request.relation])),
    );
  }

  /** Every change of an entry: locked, within the keeper's area, and written down. */
  private async keep(person: Person, expertId: string, action: string, data: Record<string, unknown>, work: (tx: Tx, path: string) => Promise<void>): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [found]: { path: string }[] = await tx.query(`SELECT path FROM experts WHERE account_id = $1 FOR UPDATE`, [expertId]);
      if (!found || !reaches(person, found.path, KEEPERS)) throw new NotFoundError();
      await work(tx, found.path);
      await this.audit.record(tx, { action, actor: person, subject: expertId, data });
    });
  }

  /** The day the matching looks at: the latest end of all trainings. */
  private async countTrainings(tx: Tx, expertId: string): Promise<void> {
    await tx.query(`UPDATE experts SET training_until = (SELECT max(valid_until) FROM expert_trainings WHERE account_id = $1) WHERE account_id = $1`, [expertId]);
  }
}

/** Whole hours of a week; the rest of an hour is not offered. */
export function hoursPerWeek(hours: WeeklyHours): number {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const spans = Object.values(hours).flatMap((each) => each ?? []);
  return Math.floor(spans.reduce((sum, [from, to]) => sum + minutes(to) - minutes(from), 0) / 60);
}

async function one(deletion: Promise<unknown>): Promise<void> {
  const [, count] = (await deletion) as [unknown[], number];
  if (count !== 1) throw new NotFoundError();
}
