import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Joint applications for judicial confirmation, their papers and signatures, the judge's checklist, supplements and decisions. */
export class ApplyForConfirmation1764000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE confirmation_applications (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        court_id uuid,
        state text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        filed_at timestamptz,
        register_reference text,
        court_number text,
        accepted_at timestamptz,
        withdrawal_asked_at timestamptz,
        withdrawal_asked_by uuid,
        decided_at timestamptz,
        decided_by uuid,
        outcome text,
        ground text,
        reason text NOT NULL DEFAULT '',
        ruling_paper_id uuid,
        CONSTRAINT confirmation_applications_pk PRIMARY KEY (id),
        CONSTRAINT confirmation_applications_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_applications_agreement_fk FOREIGN KEY (agreement_id) REFERENCES agreements (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_applications_court_fk FOREIGN KEY (court_id) REFERENCES organizations (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_applications_ruling_fk FOREIGN KEY (ruling_paper_id) REFERENCES papers (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_applications_state_ck CHECK (state IN ('choosing', 'preparing', 'signing', 'filed', 'accepted', 'confirmed', 'refused', 'notAccepted', 'withdrawn', 'treatedAsWithdrawn', 'abandoned')),
        CONSTRAINT confirmation_applications_court_ck CHECK (court_id IS NOT NULL OR state IN ('choosing', 'abandoned')),
        CONSTRAINT confirmation_applications_filed_ck CHECK ((filed_at IS NOT NULL) = (state NOT IN ('choosing', 'preparing', 'signing', 'abandoned'))),
        CONSTRAINT confirmation_applications_decided_ck CHECK ((decided_at IS NOT NULL) = (state IN ('confirmed', 'refused', 'notAccepted', 'withdrawn', 'treatedAsWithdrawn'))),
        CONSTRAINT confirmation_applications_ground_ck CHECK (state NOT IN ('refused', 'notAccepted') OR ground IS NOT NULL)
      );
      -- One application at a time, and never a second one after a court has confirmed.
      CREATE UNIQUE INDEX confirmation_applications_one_open_uq ON confirmation_applications (case_id) WHERE state IN ('choosing', 'preparing', 'signing', 'filed', 'accepted');
      CREATE UNIQUE INDEX confirmation_applications_confirmed_uq ON confirmation_applications (agreement_id) WHERE state = 'confirmed';
      CREATE INDEX confirmation_applications_court_ix ON confirmation_applications (court_id, state, filed_at);

      CREATE TABLE confirmation_applicants (
        application_id uuid NOT NULL,
        party_id uuid NOT NULL,
        court_id uuid,
        chosen_at timestamptz,
        facts_cipher text,
        id_number_masked text,
        CONSTRAINT confirmation_applicants_pk PRIMARY KEY (application_id, party_id),
        CONSTRAINT confirmation_applicants_application_fk FOREIGN KEY (application_id) REFERENCES confirmation_applications (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_applicants_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_applicants_court_fk FOREIGN KEY (court_id) REFERENCES organizations (id) ON DELETE RESTRICT
      );

      CREATE TABLE confirmation_papers (
        application_id uuid NOT NULL,
        position integer NOT NULL,
        kind text NOT NULL,
        party_id uuid,
        supplement_id uuid,
        paper_id uuid NOT NULL,
        CONSTRAINT confirmation_papers_pk PRIMARY KEY (application_id, position),
        CONSTRAINT confirmation_papers_application_fk FOREIGN KEY (application_id) REFERENCES confirmation_applications (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_papers_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_papers_paper_fk FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE RESTRICT
      );

      CREATE TABLE confirmation_signatures (
        id uuid NOT NULL,
        application_id uuid NOT NULL,
        kind text NOT NULL,
        field text NOT NULL,
        party_id uuid,
        account_id uuid NOT NULL,
        signer_name text NOT NULL,
        way text NOT NULL,
        code_id uuid,
        pages_read integer NOT NULL,
        before_sha256 text NOT NULL,
        after_sha256 text NOT NULL,
        after_sm3 text NOT NULL,
        certificate jsonb NOT NULL,
        paper_id uuid NOT NULL,
        signed_at timestamptz NOT NULL,
        CONSTRAINT confirmation_signatures_pk PRIMARY KEY (id),
        CONSTRAINT confirmation_signatures_application_fk FOREIGN KEY (application_id) REFERENCES confirmation_applications (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_signatures_paper_fk FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_signatures_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_signatures_once_uq UNIQUE NULLS NOT DISTINCT (application_id, kind, field, party_id),
        CONSTRAINT confirmation_signatures_way_ck CHECK (way IN ('handwriting', 'typed', 'seal'))
      );
      CREATE TRIGGER confirmation_signatures_append_only BEFORE UPDATE OR DELETE ON confirmation_signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE confirmation_checks (
        application_id uuid NOT NULL,
        rule_id text NOT NULL,
        answer text NOT NULL,
        note text NOT NULL DEFAULT '',
        judge_account_id uuid NOT NULL,
        answered_at timestamptz NOT NULL,
        CONSTRAINT confirmation_checks_pk PRIMARY KEY (application_id, rule_id),
        CONSTRAINT confirmation_checks_application_fk FOREIGN KEY (application_id) REFERENCES confirmation_applications (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_checks_answer_ck CHECK (answer IN ('met', 'unmet', 'ask'))
      );

      CREATE TABLE confirmation_supplements (
        id uuid NOT NULL,
        application_id uuid NOT NULL,
        items jsonb NOT NULL,
        asked_by uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        due_day date NOT NULL,
        answered_at timestamptz,
        CONSTRAINT confirmation_supplements_pk PRIMARY KEY (id),
        CONSTRAINT confirmation_supplements_application_fk FOREIGN KEY (application_id) REFERENCES confirmation_applications (id) ON DELETE RESTRICT
      );
      -- The court names everything at once: no second list while the first is open.
      CREATE UNIQUE INDEX confirmation_supplements_open_uq ON confirmation_supplements (application_id) WHERE answered_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE confirmation_supplements; DROP TABLE confirmation_checks; DROP TABLE confirmation_signatures; DROP TABLE confirmation_papers; DROP TABLE confirmation_applicants; DROP TABLE confirmation_applications;`,
    );
  }
}
