import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Several papers of one kind in a case are told apart by what each is about (an instalment, a session, an invited party): otherwise the
 * newest hides the others. A paper may be for one party alone. Powers of attorney and records of inquiries have their data here.
 */
export class TellPapersApart1764000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE papers ADD COLUMN subject text NOT NULL DEFAULT '', ADD COLUMN party_id uuid;
      ALTER TABLE papers ADD CONSTRAINT papers_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT;
      ALTER TABLE papers DROP CONSTRAINT papers_version_uq;
      -- Papers of these kinds stood beside each other as versions; each of them is one of its own.
      UPDATE papers SET subject = id::text WHERE kind IN ('followUp', 'performanceProof', 'supplement');
      UPDATE papers p SET subject = c.party_id::text, party_id = c.party_id FROM confirmation_papers c WHERE c.paper_id = p.id AND c.party_id IS NOT NULL;
      ALTER TABLE papers ADD CONSTRAINT papers_version_uq UNIQUE (case_id, kind, subject, version, language);

      CREATE TABLE powers_of_attorney (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        party_id uuid NOT NULL,
        agent_name text NOT NULL,
        agent_kind text NOT NULL,
        agent_phone_cipher text,
        agent_phone_masked text,
        agent_id_cipher text,
        agent_id_masked text,
        agent_address_cipher text,
        powers text[] NOT NULL,
        others text NOT NULL DEFAULT '',
        valid_from date NOT NULL,
        valid_until date,
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL,
        paper_id uuid NOT NULL,
        signed_way text,
        signed_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT powers_of_attorney_pk PRIMARY KEY (id),
        CONSTRAINT powers_of_attorney_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT powers_of_attorney_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT powers_of_attorney_made_by_fk FOREIGN KEY (made_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT powers_of_attorney_paper_fk FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE RESTRICT,
        CONSTRAINT powers_of_attorney_powers_ck CHECK (cardinality(powers) > 0),
        CONSTRAINT powers_of_attorney_days_ck CHECK (valid_until >= valid_from),
        CONSTRAINT powers_of_attorney_way_ck CHECK (signed_way IN ('onScreen', 'onPaper')),
        CONSTRAINT powers_of_attorney_signed_ck CHECK ((signed_way IS NULL) = (signed_at IS NULL))
      );
      CREATE INDEX powers_of_attorney_case_ix ON powers_of_attorney (case_id);

      CREATE TABLE investigations (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        began_at timestamptz NOT NULL,
        ended_at timestamptz,
        place text NOT NULL,
        subject text NOT NULL,
        asked_name text NOT NULL,
        asked_is text NOT NULL DEFAULT '',
        asked_phone_cipher text,
        others text[] NOT NULL DEFAULT '{}',
        exchanges jsonb NOT NULL,
        recorder text NOT NULL,
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        read_back text,
        correction text NOT NULL DEFAULT '',
        confirmed_way text,
        not_signed text NOT NULL DEFAULT '',
        confirmed_at timestamptz,
        paper_id uuid,
        CONSTRAINT investigations_pk PRIMARY KEY (id),
        CONSTRAINT investigations_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT investigations_made_by_fk FOREIGN KEY (made_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT investigations_paper_fk FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE RESTRICT,
        CONSTRAINT investigations_order_ck CHECK (ended_at >= began_at),
        CONSTRAINT investigations_read_back_ck CHECK (read_back IN ('self', 'aloud')),
        CONSTRAINT investigations_way_ck CHECK (confirmed_way IN ('onScreen', 'onPaper', 'notSigned')),
        -- Final only as a whole: read back, a way of signing or the reason why not, and the paper.
        CONSTRAINT investigations_final_ck CHECK ((confirmed_at IS NULL) = (paper_id IS NULL) AND (confirmed_at IS NULL) = (confirmed_way IS NULL) AND (confirmed_at IS NULL) = (read_back IS NULL))
      );
      CREATE INDEX investigations_case_ix ON investigations (case_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE investigations; DROP TABLE powers_of_attorney;
      ALTER TABLE papers DROP CONSTRAINT papers_version_uq;
      -- Versions are counted anew over all papers of a kind, as before.
      UPDATE papers p SET version = n.version FROM (SELECT id, row_number() OVER (PARTITION BY case_id, kind, language ORDER BY created_at, version) AS version FROM papers) n WHERE n.id = p.id;
      ALTER TABLE papers ADD CONSTRAINT papers_version_uq UNIQUE (case_id, kind, version, language);
      ALTER TABLE papers DROP CONSTRAINT papers_party_fk, DROP COLUMN party_id, DROP COLUMN subject;
    `);
  }
}
