import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements by word: recorded by the mediator, said by every party, in effect when reached (RMTJ 28, 30). */
export class RecordOralAgreements1764000017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agreements DROP CONSTRAINT agreements_signing_ck;
      ALTER TABLE agreements ADD CONSTRAINT agreements_signing_ck CHECK (signing IN ('electronic', 'pen', 'oral'));

      CREATE TABLE oral_confirmations (
        agreement_id uuid NOT NULL,
        party_id uuid NOT NULL,
        way text NOT NULL,
        account_id uuid NOT NULL,
        code_id uuid,
        session_id uuid,
        note text NOT NULL DEFAULT '',
        confirmed_at timestamptz NOT NULL,
        CONSTRAINT oral_confirmations_pk PRIMARY KEY (agreement_id, party_id),
        CONSTRAINT oral_confirmations_agreement_fk FOREIGN KEY (agreement_id) REFERENCES agreements (id) ON DELETE RESTRICT,
        CONSTRAINT oral_confirmations_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT oral_confirmations_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT oral_confirmations_session_fk FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE RESTRICT,
        CONSTRAINT oral_confirmations_way_ck CHECK (way IN ('phone', 'session', 'inPerson')),
        -- By phone with a code, in a session that was open, or face to face with a word where and before whom.
        CONSTRAINT oral_confirmations_proof_ck CHECK ((way = 'phone') = (code_id IS NOT NULL) AND (way = 'session') = (session_id IS NOT NULL) AND (way <> 'inPerson' OR note <> ''))
      );
      CREATE TRIGGER oral_confirmations_append_only BEFORE UPDATE OR DELETE ON oral_confirmations FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  /** Refused by the constraint while an oral agreement is kept. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE oral_confirmations;
      ALTER TABLE agreements DROP CONSTRAINT agreements_signing_ck;
      ALTER TABLE agreements ADD CONSTRAINT agreements_signing_ck CHECK (signing IN ('electronic', 'pen'));
    `);
  }
}
