import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who speaks for a party: a guardian for a ward, agents with an account of their own, representatives for many on one side. */
export class SpeakForParties1764000019000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE guardians (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        party_id uuid NOT NULL,
        name text NOT NULL,
        relation text NOT NULL,
        account_id uuid,
        adjudged text,
        proof text,
        proven_by uuid,
        proven_at timestamptz,
        benefit text NOT NULL DEFAULT '',
        registered_by uuid NOT NULL,
        registered_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT guardians_pk PRIMARY KEY (id),
        CONSTRAINT guardians_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT guardians_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT guardians_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT guardians_proven_by_fk FOREIGN KEY (proven_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT guardians_registered_by_fk FOREIGN KEY (registered_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT guardians_adjudged_ck CHECK (adjudged IN ('limited', 'none')),
        CONSTRAINT guardians_proof_ck CHECK (proof IN ('householdRegister', 'birthCertificate', 'courtDecision', 'committeeAppointment')),
        CONSTRAINT guardians_proven_ck CHECK ((proof IS NULL) = (proven_at IS NULL) AND (proven_by IS NULL) = (proven_at IS NULL))
      );
      CREATE UNIQUE INDEX guardians_party_uq ON guardians (party_id) WHERE ended_at IS NULL;
      CREATE INDEX guardians_case_ix ON guardians (case_id) WHERE ended_at IS NULL;
      CREATE INDEX guardians_account_ix ON guardians (account_id) WHERE ended_at IS NULL;

      CREATE TABLE party_groups (
        party_id uuid NOT NULL,
        case_id uuid NOT NULL,
        members integer NOT NULL,
        representatives text[] NOT NULL,
        chose integer NOT NULL DEFAULT 0,
        agreed integer NOT NULL DEFAULT 0,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT party_groups_pk PRIMARY KEY (party_id),
        CONSTRAINT party_groups_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT party_groups_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT party_groups_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT party_groups_members_ck CHECK (members >= 2 AND chose BETWEEN 0 AND members AND agreed BETWEEN 0 AND members)
      );
      CREATE INDEX party_groups_case_ix ON party_groups (case_id);

      -- The power itself is kept by a later migration, so its id is not a foreign key here.
      CREATE TABLE agent_accounts (
        power_id uuid NOT NULL,
        case_id uuid NOT NULL,
        party_id uuid NOT NULL,
        account_id uuid NOT NULL,
        since timestamptz NOT NULL,
        CONSTRAINT agent_accounts_pk PRIMARY KEY (power_id),
        CONSTRAINT agent_accounts_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT agent_accounts_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT agent_accounts_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT
      );
      CREATE INDEX agent_accounts_case_ix ON agent_accounts (case_id);
      CREATE INDEX agent_accounts_account_ix ON agent_accounts (account_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE agent_accounts;
      DROP TABLE party_groups; DROP TABLE guardians;
    `);
  }
}
