import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was promised, part by part, and what was asked afterwards by somebody other than the mediator. */
export class FollowUpPerformance1764000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE obligations (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        clause_id text NOT NULL,
        clause integer NOT NULL,
        part integer NOT NULL,
        parts integer NOT NULL,
        kind text NOT NULL,
        what_zh text NOT NULL,
        what_en text NOT NULL,
        amount_fen bigint,
        due_day date,
        by_party_id uuid NOT NULL,
        to_party_id uuid,
        state text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        done_on date,
        claimed_at timestamptz,
        claim_note text NOT NULL DEFAULT '',
        proof_exhibit_id uuid,
        answered_at timestamptz,
        answered_by uuid,
        answer_note text NOT NULL DEFAULT '',
        hardship_at timestamptz,
        hardship_note text NOT NULL DEFAULT '',
        breach_at timestamptz,
        reminded_at timestamptz,
        late_told_at timestamptz,
        receipt_paper_id uuid,
        CONSTRAINT obligations_pk PRIMARY KEY (id),
        CONSTRAINT obligations_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT obligations_agreement_fk FOREIGN KEY (agreement_id) REFERENCES agreements (id) ON DELETE RESTRICT,
        CONSTRAINT obligations_by_fk FOREIGN KEY (by_party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT obligations_to_fk FOREIGN KEY (to_party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT obligations_proof_fk FOREIGN KEY (proof_exhibit_id) REFERENCES exhibits (id) ON DELETE RESTRICT,
        CONSTRAINT obligations_receipt_fk FOREIGN KEY (receipt_paper_id) REFERENCES papers (id) ON DELETE RESTRICT,
        CONSTRAINT obligations_part_uq UNIQUE (agreement_id, clause_id, part),
        CONSTRAINT obligations_kind_ck CHECK (kind IN ('payment', 'act', 'handover', 'apology', 'refrain')),
        CONSTRAINT obligations_state_ck CHECK (state IN ('open', 'claimed', 'confirmed', 'disputed', 'replaced')),
        CONSTRAINT obligations_amount_ck CHECK (amount_fen >= 0)
      );
      CREATE INDEX obligations_case_ix ON obligations (case_id);
      CREATE INDEX obligations_due_ix ON obligations (due_day) WHERE state IN ('open', 'disputed');

      CREATE TABLE follow_ups (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        visitor_account_id uuid NOT NULL,
        reason text NOT NULL,
        measures text NOT NULL DEFAULT '',
        visited_at timestamptz NOT NULL,
        paper_id uuid,
        CONSTRAINT follow_ups_pk PRIMARY KEY (id),
        CONSTRAINT follow_ups_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT follow_ups_visitor_fk FOREIGN KEY (visitor_account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT follow_ups_paper_fk FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE RESTRICT
      );
      CREATE INDEX follow_ups_case_ix ON follow_ups (case_id, visited_at);

      CREATE TABLE follow_up_answers (
        follow_up_id uuid NOT NULL,
        party_id uuid NOT NULL,
        kind text NOT NULL,
        way text NOT NULL,
        performance text NOT NULL DEFAULT '',
        satisfaction integer,
        words text NOT NULL DEFAULT '',
        concerns text NOT NULL DEFAULT '',
        answered_at timestamptz NOT NULL,
        CONSTRAINT follow_up_answers_pk PRIMARY KEY (follow_up_id, party_id),
        CONSTRAINT follow_up_answers_follow_up_fk FOREIGN KEY (follow_up_id) REFERENCES follow_ups (id) ON DELETE RESTRICT,
        CONSTRAINT follow_up_answers_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT follow_up_answers_kind_ck CHECK (kind IN ('answered', 'refused', 'notReached')),
        CONSTRAINT follow_up_answers_satisfaction_ck CHECK (satisfaction BETWEEN 1 AND 5),
        -- Nothing is put into the mouth of somebody who did not answer.
        CONSTRAINT follow_up_answers_empty_ck CHECK (kind = 'answered' OR (performance = '' AND satisfaction IS NULL AND words = '' AND concerns = ''))
      );
      CREATE TRIGGER follow_up_answers_append_only BEFORE UPDATE OR DELETE ON follow_up_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE follow_up_answers; DROP TABLE follow_ups; DROP TABLE obligations;`);
  }
}
