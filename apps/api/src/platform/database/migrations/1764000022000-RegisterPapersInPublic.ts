import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every paper that is signed or sealed stands in one register under its short code, whichever feature made it: anybody may check it. */
export class RegisterPapersInPublic1764000022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public_register (
        verify_code text NOT NULL,
        case_id uuid NOT NULL,
        kind text NOT NULL,
        number text,
        state text NOT NULL,
        current_paper_id uuid NOT NULL,
        complete_at timestamptz,
        CONSTRAINT public_register_pk PRIMARY KEY (verify_code),
        CONSTRAINT public_register_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT public_register_paper_fk FOREIGN KEY (current_paper_id) REFERENCES papers (id) ON DELETE RESTRICT,
        CONSTRAINT public_register_state_ck CHECK (state IN ('signing', 'complete', 'void')),
        CONSTRAINT public_register_complete_ck CHECK (state <> 'complete' OR complete_at IS NOT NULL)
      );
      -- All versions of a paper carry the code that is printed on them: a version with one of two signatures is known too.
      ALTER TABLE papers DROP CONSTRAINT papers_verify_code_uq;
      CREATE INDEX papers_verify_code_ix ON papers (verify_code) WHERE verify_code IS NOT NULL;
      UPDATE papers p SET verify_code = a.verify_code FROM agreements a WHERE p.verify_code IS NULL AND (p.id = a.current_paper_id OR p.id IN (SELECT s.paper_id FROM signatures s WHERE s.agreement_id = a.id));
      INSERT INTO public_register (verify_code, case_id, kind, number, state, current_paper_id, complete_at)
        SELECT verify_code, case_id, 'agreement', number, CASE state WHEN 'inEffect' THEN 'complete' ELSE state END, current_paper_id, effective_at FROM agreements;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX papers_verify_code_ix;
      UPDATE papers p SET verify_code = NULL WHERE verify_code IS NOT NULL AND NOT EXISTS (SELECT 1 FROM agreements a WHERE a.frozen_paper_id = p.id AND a.verify_code = p.verify_code);
      ALTER TABLE papers ADD CONSTRAINT papers_verify_code_uq UNIQUE (verify_code);
      DROP TABLE public_register;
    `);
  }
}
