import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations of the other side with a verifiable link, and finding a time. */
export class InviteAndSchedule1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE invitations (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        party_id uuid NOT NULL,
        token_hash text NOT NULL,
        check_code text NOT NULL,
        sent_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 1,
        last_sent_at timestamptz NOT NULL,
        opened_at timestamptz,
        answer text,
        answer_note text,
        answered_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT invitations_pk PRIMARY KEY (id),
        CONSTRAINT invitations_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT invitations_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT invitations_token_uq UNIQUE (token_hash),
        CONSTRAINT invitations_check_code_uq UNIQUE (check_code),
        CONSTRAINT invitations_answer_ck CHECK (answer IN ('accepted', 'declined', 'otherTime', 'otherMediator'))
      );
      CREATE UNIQUE INDEX invitations_open_uq ON invitations (party_id) WHERE withdrawn_at IS NULL;
      CREATE INDEX invitations_case_ix ON invitations (case_id);

      CREATE TABLE slot_marks (
        case_id uuid NOT NULL,
        party_key text NOT NULL,
        slots text[] NOT NULL,
        marked_at timestamptz NOT NULL,
        CONSTRAINT slot_marks_pk PRIMARY KEY (case_id, party_key),
        CONSTRAINT slot_marks_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT
      );

      CREATE TABLE bookings (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        mediator_account_id uuid NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        zone text NOT NULL,
        mode text NOT NULL DEFAULT 'video',
        place text,
        confirmed_by jsonb NOT NULL DEFAULT '[]',
        created_at timestamptz NOT NULL,
        cancelled_at timestamptz,
        reminded_at timestamptz,
        CONSTRAINT bookings_pk PRIMARY KEY (id),
        CONSTRAINT bookings_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT bookings_mediator_fk FOREIGN KEY (mediator_account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT bookings_mode_ck CHECK (mode IN ('video', 'onSite')),
        CONSTRAINT bookings_order_ck CHECK (ends_at > starts_at)
      );
      CREATE UNIQUE INDEX bookings_case_uq ON bookings (case_id) WHERE cancelled_at IS NULL;
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      ALTER TABLE bookings ADD CONSTRAINT bookings_mediator_free_ex EXCLUDE USING gist (mediator_account_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (cancelled_at IS NULL);
      CREATE INDEX bookings_mediator_ix ON bookings (mediator_account_id, starts_at) INCLUDE (ends_at) WHERE cancelled_at IS NULL;
      CREATE INDEX bookings_soon_ix ON bookings (starts_at) WHERE cancelled_at IS NULL AND reminded_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE bookings; DROP TABLE slot_marks; DROP TABLE invitations;`);
  }
}
