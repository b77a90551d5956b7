import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The specialist pool, who was asked for a case with the ranking that was shown, and what the expert disclosed. */
export class KeepExperts1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE experts (
        account_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        path text COLLATE "C" NOT NULL,
        profile text NOT NULL DEFAULT '',
        profile_en text NOT NULL DEFAULT '',
        languages text[] NOT NULL DEFAULT '{}',
        weekly_hours jsonb NOT NULL DEFAULT '{}',
        hours_per_week integer NOT NULL DEFAULT 0,
        load_limit integer NOT NULL DEFAULT 10,
        open_cases integer NOT NULL DEFAULT 0,
        last_appointed_on date,
        training_until date,
        away_until date,
        in_office boolean NOT NULL DEFAULT true,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT experts_pk PRIMARY KEY (account_id),
        CONSTRAINT experts_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT experts_organization_fk FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
        CONSTRAINT experts_load_ck CHECK (open_cases >= 0 AND load_limit BETWEEN 0 AND 200)
      );
      CREATE INDEX experts_path_ix ON experts (path);

      CREATE TABLE expert_specialties (
        account_id uuid NOT NULL,
        specialty text NOT NULL,
        path text COLLATE "C" NOT NULL,
        proof text NOT NULL DEFAULT '',
        proven_at timestamptz,
        proven_by uuid,
        CONSTRAINT expert_specialties_pk PRIMARY KEY (account_id, specialty) INCLUDE (proven_at),
        CONSTRAINT expert_specialties_expert_fk FOREIGN KEY (account_id) REFERENCES experts (account_id) ON DELETE RESTRICT
      );
      CREATE INDEX expert_specialties_field_place_ix ON expert_specialties (specialty, path, account_id);

      CREATE TABLE expert_trainings (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        title text NOT NULL,
        done_on date NOT NULL,
        valid_until date NOT NULL,
        CONSTRAINT expert_trainings_pk PRIMARY KEY (id),
        CONSTRAINT expert_trainings_expert_fk FOREIGN KEY (account_id) REFERENCES experts (account_id) ON DELETE RESTRICT
      );
      CREATE INDEX expert_trainings_expert_ix ON expert_trainings (account_id);

      CREATE TABLE expert_relations (
        account_id uuid NOT NULL,
        other_name text NOT NULL,
        other_account_id uuid,
        relation text NOT NULL,
        noted_at timestamptz NOT NULL,
        CONSTRAINT expert_relations_pk PRIMARY KEY (account_id, other_name, relation),
        CONSTRAINT expert_relations_expert_fk FOREIGN KEY (account_id) REFERENCES experts (account_id) ON DELETE RESTRICT
      );

      CREATE TABLE appointments (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        expert_account_id uuid NOT NULL,
        asked_by uuid,
        asked_at timestamptz NOT NULL,
        why text NOT NULL,
        ranking jsonb NOT NULL,
        answer text,
        reason text,
        disclosure jsonb,
        answered_at timestamptz,
        ended_at timestamptz,
        end_reason text,
        CONSTRAINT appointments_pk PRIMARY KEY (id),
        CONSTRAINT appointments_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT appointments_expert_fk FOREIGN KEY (expert_account_id) REFERENCES experts (account_id) ON DELETE RESTRICT,
        CONSTRAINT appointments_answer_ck CHECK (answer IN ('accepted', 'declined', 'overdue'))
      );
      CREATE UNIQUE INDEX appointments_open_uq ON appointments (case_id) WHERE ended_at IS NULL;
      CREATE INDEX appointments_expert_ix ON appointments (expert_account_id, asked_at DESC);
      CREATE INDEX appointments_case_ix ON appointments (case_id);

      CREATE TABLE mediator_picks (
        case_id uuid NOT NULL,
        side text NOT NULL,
        expert_account_id uuid,
        picked_at timestamptz NOT NULL,
        CONSTRAINT mediator_picks_pk PRIMARY KEY (case_id, side),
        CONSTRAINT mediator_picks_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT mediator_picks_side_ck CHECK (side IN ('applicant', 'respondent'))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE mediator_picks; DROP TABLE appointments; DROP TABLE expert_relations; DROP TABLE expert_trainings; DROP TABLE expert_specialties; DROP TABLE experts;`);
  }
}
