import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bodies as a tree with a path, accounts, memberships, log-ins, one-time codes, guest links, resolution codes. */
export class KnowPeopleAndBodies1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organizations (
        id uuid NOT NULL,
        parent_id uuid,
        path text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        level text NOT NULL,
        name text NOT NULL,
        name_en text NOT NULL,
        short_name text NOT NULL,
        specialty text,
        phone text,
        address text,
        address_en text,
        seal_name text,
        settings jsonb NOT NULL DEFAULT '{}',
        closed_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT organizations_pk PRIMARY KEY (id),
        CONSTRAINT organizations_parent_fk FOREIGN KEY (parent_id) REFERENCES organizations (id) ON DELETE RESTRICT,
        CONSTRAINT organizations_path_uq UNIQUE (path),
        CONSTRAINT organizations_kind_ck CHECK (kind IN ('centre', 'committee', 'department', 'court', 'area')),
        CONSTRAINT organizations_level_ck CHECK (level IN ('city', 'county', 'township', 'village'))
      );
      CREATE INDEX organizations_parent_ix ON organizations (parent_id);

      CREATE TABLE accounts (
        id uuid NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        phone_cipher text,
        phone_index text,
        phone_masked text,
        id_number_cipher text,
        id_number_index text,
        id_number_masked text,
        identity_checked_by text,
        identity_checked_at timestamptz,
        email text,
        password_hash text,
        totp_cipher text,
        totp_last_step bigint,
        language text NOT NULL DEFAULT 'zh',
        created_at timestamptz NOT NULL,
        closed_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT accounts_pk PRIMARY KEY (id),
        CONSTRAINT accounts_kind_ck CHECK (kind IN ('resident', 'staff')),
        CONSTRAINT accounts_language_ck CHECK (language IN ('zh', 'en')),
        CONSTRAINT accounts_way_in_ck CHECK (phone_index IS NOT NULL OR email IS NOT NULL)
      );
      CREATE UNIQUE INDEX accounts_resident_phone_uq ON accounts (phone_index) WHERE kind = 'resident' AND closed_at IS NULL;
      CREATE UNIQUE INDEX accounts_email_uq ON accounts (lower(email)) WHERE email IS NOT NULL AND closed_at IS NULL;

      CREATE TABLE memberships (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        role text NOT NULL,
        since timestamptz NOT NULL,
        until timestamptz,
        CONSTRAINT memberships_pk PRIMARY KEY (id),
        CONSTRAINT memberships_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT memberships_organization_fk FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
        CONSTRAINT memberships_role_ck CHECK (role IN ('gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator'))
      );
      CREATE UNIQUE INDEX memberships_current_uq ON memberships (account_id, organization_id, role) WHERE until IS NULL;
      CREATE INDEX memberships_organization_ix ON memberships (organization_id, role);

      CREATE TABLE login_sessions (
        id uuid NOT NULL,
        token_hash text NOT NULL,
        account_id uuid,
        guest_link_id uuid,
        created_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT login_sessions_pk PRIMARY KEY (id),
        CONSTRAINT login_sessions_token_uq UNIQUE (token_hash),
        CONSTRAINT login_sessions_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT login_sessions_whose_ck CHECK (num_nonnulls(account_id, guest_link_id) = 1)
      );
      CREATE INDEX login_sessions_account_ix ON login_sessions (account_id) WHERE ended_at IS NULL;
      CREATE INDEX login_sessions_expires_ix ON login_sessions (expires_at);

      CREATE TABLE one_time_codes (
        id uuid NOT NULL,
        phone_index text NOT NULL,
        purpose text NOT NULL,
        subject text NOT NULL DEFAULT '',
        code_hash text NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT one_time_codes_pk PRIMARY KEY (id),
        CONSTRAINT one_time_codes_purpose_ck CHECK (purpose IN ('login', 'filing', 'invitation', 'signing')),
        CONSTRAINT one_time_codes_attempts_ck CHECK (attempts >= 0)
      );
      CREATE INDEX one_time_codes_phone_ix ON one_time_codes (phone_index, purpose, subject, created_at DESC);
      CREATE INDEX one_time_codes_expires_ix ON one_time_codes (expires_at);

      CREATE TABLE setup_tokens (
        id uuid NOT NULL,
        token_hash text NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT setup_tokens_pk PRIMARY KEY (id)
      );

      CREATE TABLE resolution_codes (
        code text NOT NULL,
        organization_id uuid NOT NULL,
        place text NOT NULL,
        place_en text NOT NULL,
        kind text,
        created_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        withdrawn_reason text,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT resolution_codes_pk PRIMARY KEY (code),
        CONSTRAINT resolution_codes_organization_fk FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT
      );
      CREATE INDEX resolution_codes_organization_ix ON resolution_codes (organization_id);

      CREATE TABLE body_holidays (
        organization_id uuid NOT NULL,
        day date NOT NULL,
        working boolean NOT NULL,
        note text NOT NULL,
        CONSTRAINT body_holidays_pk PRIMARY KEY (organization_id, day),
        CONSTRAINT body_holidays_organization_fk FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE body_holidays; DROP TABLE resolution_codes; DROP TABLE setup_tokens; DROP TABLE one_time_codes;
       DROP TABLE login_sessions; DROP TABLE memberships; DROP TABLE accounts; DROP TABLE organizations;`,
    );
  }
}
