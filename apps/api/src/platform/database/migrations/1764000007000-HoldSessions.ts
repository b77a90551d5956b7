import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Video sessions: rooms, who may be in them, private talks, officials for one item, attendance, chat, minutes, undisputed facts. */
export class HoldSessions1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sessions (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        room text NOT NULL,
        opened_by uuid NOT NULL,
        opened_at timestamptz NOT NULL,
        ended_at timestamptz,
        document jsonb,
        CONSTRAINT sessions_pk PRIMARY KEY (id),
        CONSTRAINT sessions_room_uq UNIQUE (room),
        CONSTRAINT sessions_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT sessions_opened_by_fk FOREIGN KEY (opened_by) REFERENCES accounts (id) ON DELETE RESTRICT
      );
      CREATE UNIQUE INDEX sessions_open_uq ON sessions (case_id) WHERE ended_at IS NULL;
      CREATE INDEX sessions_case_ix ON sessions (case_id, opened_at);

      CREATE TABLE session_officials (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        name text NOT NULL,
        office text NOT NULL,
        item text NOT NULL,
        account_id uuid,
        phone_cipher text,
        phone_masked text,
        guest_link_id uuid,
        asked_by uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        rung_at timestamptz,
        left_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT session_officials_pk PRIMARY KEY (id),
        CONSTRAINT session_officials_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT session_officials_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT session_officials_guest_fk FOREIGN KEY (guest_link_id) REFERENCES guest_links (id) ON DELETE RESTRICT
      );
      CREATE INDEX session_officials_case_ix ON session_officials (case_id);

      CREATE TABLE session_official_consents (
        official_id uuid NOT NULL,
        party_id uuid NOT NULL,
        consent boolean NOT NULL,
        answered_at timestamptz NOT NULL,
        CONSTRAINT session_official_consents_pk PRIMARY KEY (official_id, party_id),
        CONSTRAINT session_official_consents_official_fk FOREIGN KEY (official_id) REFERENCES session_officials (id) ON DELETE RESTRICT,
        CONSTRAINT session_official_consents_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT
      );

      CREATE TABLE session_people (
        id uuid NOT NULL,
        session_id uuid NOT NULL,
        account_id uuid,
        guest_link_id uuid,
        party_id uuid,
        official_id uuid,
        name text NOT NULL,
        role text NOT NULL,
        side text,
        status text NOT NULL,
        refusal text,
        mode text NOT NULL,
        rights_read_at timestamptz,
        arrived_at timestamptz NOT NULL,
        admitted_at timestamptz,
        banned_at timestamptz,
        hand_raised_at timestamptz,
        private_wanted_at timestamptz,
        CONSTRAINT session_people_pk PRIMARY KEY (id),
        CONSTRAINT session_people_session_fk FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE RESTRICT,
        CONSTRAINT session_people_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT session_people_guest_fk FOREIGN KEY (guest_link_id) REFERENCES guest_links (id) ON DELETE RESTRICT,
        CONSTRAINT session_people_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT session_people_official_fk FOREIGN KEY (official_id) REFERENCES session_officials (id) ON DELETE RESTRICT,
        CONSTRAINT session_people_whose_ck CHECK (num_nonnulls(account_id, guest_link_id) = 1),
        CONSTRAINT session_people_role_ck CHECK (role IN ('party', 'mediator', 'official')),
        CONSTRAINT session_people_side_ck CHECK ((role = 'party') = (side IS NOT NULL) AND (side IS NULL OR side IN ('applicant', 'respondent'))),
        CONSTRAINT session_people_status_ck CHECK (status IN ('waiting', 'admitted', 'refused', 'left', 'removed')),
        CONSTRAINT session_people_removed_ck CHECK (status <> 'removed' OR banned_at IS NOT NULL),
        CONSTRAINT session_people_mode_ck CHECK (mode IN ('video', 'voice', 'telephone'))
      );
      CREATE UNIQUE INDEX session_people_account_uq ON session_people (session_id, account_id) WHERE account_id IS NOT NULL;
      CREATE UNIQUE INDEX session_people_guest_uq ON session_people (session_id, guest_link_id) WHERE guest_link_id IS NOT NULL;

      CREATE TABLE session_attendance (
        event_id text NOT NULL,
        session_id uuid NOT NULL,
        person_id uuid NOT NULL,
        what text NOT NULL,
        private boolean NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT session_attendance_pk PRIMARY KEY (event_id),
        CONSTRAINT session_attendance_session_fk FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE RESTRICT,
        CONSTRAINT session_attendance_person_fk FOREIGN KEY (person_id) REFERENCES session_people (id) ON DELETE RESTRICT,
        CONSTRAINT session_attendance_what_ck CHECK (what IN ('joined', 'left'))
      );
      CREATE INDEX session_attendance_person_ix ON session_attendance (session_id, person_id, at);

      CREATE TABLE caucuses (
        id uuid NOT NULL,
        session_id uuid NOT NULL,
        side text NOT NULL,
        room text NOT NULL,
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT caucuses_pk PRIMARY KEY (id),
        CONSTRAINT caucuses_room_uq UNIQUE (room),
        CONSTRAINT caucuses_session_fk FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE RESTRICT,
        CONSTRAINT caucuses_side_ck CHECK (side IN ('applicant', 'respondent'))
      );
      CREATE UNIQUE INDEX caucuses_open_uq ON caucuses (session_id) WHERE ended_at IS NULL;

      CREATE TABLE session_chat (
        id bigint GENERATED ALWAYS AS IDENTITY,
        session_id uuid NOT NULL,
        person_id uuid NOT NULL,
        caucus_id uuid,
        text text NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT session_chat_pk PRIMARY KEY (id),
        CONSTRAINT session_chat_session_fk FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE RESTRICT,
        CONSTRAINT session_chat_person_fk FOREIGN KEY (person_id) REFERENCES session_people (id) ON DELETE RESTRICT,
        CONSTRAINT session_chat_caucus_fk FOREIGN KEY (caucus_id) REFERENCES caucuses (id) ON DELETE RESTRICT
      );
      CREATE INDEX session_chat_session_ix ON session_chat (session_id, id);

      CREATE TABLE session_minutes (
        id uuid NOT NULL,
        session_id uuid NOT NULL,
        at timestamptz NOT NULL,
        text text NOT NULL,
        written_by uuid NOT NULL,
        CONSTRAINT session_minutes_pk PRIMARY KEY (id),
        CONSTRAINT session_minutes_session_fk FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE RESTRICT,
        CONSTRAINT session_minutes_written_by_fk FOREIGN KEY (written_by) REFERENCES accounts (id) ON DELETE RESTRICT
      );
      CREATE INDEX session_minutes_session_ix ON session_minutes (session_id, at);

      CREATE TABLE undisputed_facts (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        session_id uuid NOT NULL,
        text text NOT NULL,
        written_at timestamptz NOT NULL,
        removed_at timestamptz,
        CONSTRAINT undisputed_facts_pk PRIMARY KEY (id),
        CONSTRAINT undisputed_facts_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT undisputed_facts_session_fk FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE RESTRICT
      );
      CREATE INDEX undisputed_facts_case_ix ON undisputed_facts (case_id);

      CREATE TABLE undisputed_fact_confirmations (
        fact_id uuid NOT NULL,
        party_id uuid NOT NULL,
        confirmed_at timestamptz NOT NULL,
        CONSTRAINT undisputed_fact_confirmations_pk PRIMARY KEY (fact_id, party_id),
        CONSTRAINT undisputed_fact_confirmations_fact_fk FOREIGN KEY (fact_id) REFERENCES undisputed_facts (id) ON DELETE RESTRICT,
        CONSTRAINT undisputed_fact_confirmations_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE undisputed_fact_confirmations; DROP TABLE undisputed_facts; DROP TABLE session_minutes; DROP TABLE session_chat; DROP TABLE caucuses;
       DROP TABLE session_attendance; DROP TABLE session_people; DROP TABLE session_official_consents; DROP TABLE session_officials; DROP TABLE sessions;`,
    );
  }
}
