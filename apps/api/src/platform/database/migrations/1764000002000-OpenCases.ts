import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The spine: cases, their parties, who else may come in, what happened (timeline), and the register of deadlines. */
export class OpenCases1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE number_sequences (
        organization_id uuid NOT NULL,
        kind text NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL,
        CONSTRAINT number_sequences_pk PRIMARY KEY (organization_id, kind, year),
        CONSTRAINT number_sequences_organization_fk FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT
      );

      CREATE TABLE cases (
        id uuid NOT NULL,
        number text NOT NULL,
        file_number text,
        organization_id uuid NOT NULL,
        organization_path text COLLATE "C" NOT NULL,
        resolution_code text,
        kind text NOT NULL,
        regime text NOT NULL DEFAULT 'people',
        state text NOT NULL DEFAULT 'filed',
        complexity text,
        complexity_reason text,
        title text NOT NULL,
        source text NOT NULL,
        language text NOT NULL DEFAULT 'zh',
        mediator_account_id uuid,
        filed_at timestamptz NOT NULL,
        accepted_at timestamptz,
        state_since timestamptz NOT NULL,
        ended_at timestamptz,
        termination_reason text,
        termination_note text,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT cases_pk PRIMARY KEY (id),
        CONSTRAINT cases_number_uq UNIQUE (number),
        CONSTRAINT cases_organization_fk FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
        CONSTRAINT cases_mediator_fk FOREIGN KEY (mediator_account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT cases_state_ck CHECK (state IN ('filed', 'visitBooked', 'accepted', 'mediatorAsked', 'mediatorAppointed', 'otherSideInvited',
          'bothWilling', 'sessionBooked', 'inSession', 'agreementFrozen', 'agreementInEffect', 'confirmationApplied', 'performing', 'closed',
          'answered', 'referred', 'notAccepted', 'terminated')),
        CONSTRAINT cases_regime_ck CHECK (regime IN ('people', 'commercial', 'administrative', 'courtEntrusted')),
        CONSTRAINT cases_complexity_ck CHECK (complexity IN ('low', 'medium', 'high')),
        CONSTRAINT cases_ended_ck CHECK ((ended_at IS NOT NULL) = (state IN ('closed', 'answered', 'referred', 'notAccepted', 'terminated'))),
        CONSTRAINT cases_termination_ck CHECK ((termination_reason IS NOT NULL) = (state = 'terminated'))
      );
      CREATE UNIQUE INDEX cases_file_number_uq ON cases (organization_id, file_number) WHERE file_number IS NOT NULL;
      CREATE INDEX cases_path_state_ix ON cases (organization_path, state, state_since);
      CREATE INDEX cases_mediator_ix ON cases (mediator_account_id, state);

      CREATE TABLE case_parties (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        side text NOT NULL,
        position integer NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        account_id uuid,
        phone_cipher text,
        phone_index text,
        phone_masked text,
        id_number_cipher text,
        id_number_masked text,
        gender text,
        ethnicity text,
        birth_date date,
        occupation text,
        address_cipher text,
        legal_representative text,
        credit_code text,
        support_needs jsonb NOT NULL DEFAULT '[]',
        willing text NOT NULL DEFAULT 'unknown',
        identity_checked_by text,
        identity_checked_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT case_parties_pk PRIMARY KEY (id),
        CONSTRAINT case_parties_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT case_parties_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT case_parties_place_uq UNIQUE (case_id, side, position),
        CONSTRAINT case_parties_side_ck CHECK (side IN ('applicant', 'respondent')),
        CONSTRAINT case_parties_kind_ck CHECK (kind IN ('person', 'organization')),
        CONSTRAINT case_parties_willing_ck CHECK (willing IN ('unknown', 'yes', 'no'))
      );
      CREATE INDEX case_parties_account_ix ON case_parties (account_id);
      CREATE INDEX case_parties_company_ix ON case_parties (name) WHERE kind = 'organization';
      CREATE INDEX case_parties_phone_ix ON case_parties (phone_index) WHERE account_id IS NULL;

      CREATE TABLE case_grants (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        role text NOT NULL,
        account_id uuid,
        organization_id uuid,
        guest_link_id uuid,
        item text,
        since timestamptz NOT NULL,
        until timestamptz,
        CONSTRAINT case_grants_pk PRIMARY KEY (id),
        CONSTRAINT case_grants_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT case_grants_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT case_grants_organization_fk FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
        CONSTRAINT case_grants_role_ck CHECK (role IN ('mediator', 'official', 'court', 'helper', 'followUp', 'participant')),
        CONSTRAINT case_grants_whose_ck CHECK (num_nonnulls(account_id, organization_id, guest_link_id) = 1)
      );
      CREATE INDEX case_grants_case_ix ON case_grants (case_id) WHERE until IS NULL;
      CREATE INDEX case_grants_account_ix ON case_grants (account_id) WHERE until IS NULL;
      CREATE INDEX case_grants_organization_ix ON case_grants (organization_id) WHERE until IS NULL;

      CREATE TABLE guest_links (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        token_hash text NOT NULL,
        role text NOT NULL,
        name text NOT NULL,
        item text NOT NULL,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        opened_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT guest_links_pk PRIMARY KEY (id),
        CONSTRAINT guest_links_token_uq UNIQUE (token_hash),
        CONSTRAINT guest_links_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT guest_links_role_ck CHECK (role IN ('official', 'participant'))
      );
      ALTER TABLE login_sessions ADD CONSTRAINT login_sessions_guest_fk FOREIGN KEY (guest_link_id) REFERENCES guest_links (id) ON DELETE RESTRICT;
      ALTER TABLE case_grants ADD CONSTRAINT case_grants_guest_fk FOREIGN KEY (guest_link_id) REFERENCES guest_links (id) ON DELETE RESTRICT;

      CREATE TABLE case_timeline (
        id bigint GENERATED ALWAYS AS IDENTITY,
        case_id uuid NOT NULL,
        at timestamptz NOT NULL,
        kind text NOT NULL,
        params jsonb NOT NULL DEFAULT '{}',
        actor_account_id uuid,
        actor_name text,
        actor_side text,
        seen_by text NOT NULL DEFAULT 'all',
        CONSTRAINT case_timeline_pk PRIMARY KEY (id),
        CONSTRAINT case_timeline_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT case_timeline_seen_by_ck CHECK (seen_by IN ('all', 'staff'))
      );
      CREATE INDEX case_timeline_case_ix ON case_timeline (case_id, id);
      CREATE TRIGGER case_timeline_append_only BEFORE UPDATE OR DELETE ON case_timeline FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE case_deadlines (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        rule text NOT NULL,
        subject text NOT NULL DEFAULT '',
        owner text NOT NULL,
        owner_account_id uuid,
        started_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        due_day date NOT NULL,
        met_at timestamptz,
        ended_at timestamptz,
        paused_at timestamptz,
        pause_reason text,
        reminded_at timestamptz,
        escalated_at timestamptz,
        extended_by jsonb NOT NULL DEFAULT '[]',
        CONSTRAINT case_deadlines_pk PRIMARY KEY (id),
        CONSTRAINT case_deadlines_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT
      );
      CREATE UNIQUE INDEX case_deadlines_running_uq ON case_deadlines (case_id, rule, subject) WHERE ended_at IS NULL;
      CREATE INDEX case_deadlines_due_ix ON case_deadlines (due_at) WHERE ended_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE login_sessions DROP CONSTRAINT login_sessions_guest_fk;
      DROP TABLE case_deadlines; DROP TABLE case_timeline; DROP TABLE case_grants; DROP TABLE guest_links; DROP TABLE case_parties; DROP TABLE cases; DROP TABLE number_sequences;
    `);
  }
}
