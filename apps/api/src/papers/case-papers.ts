import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RenderedDocument } from '@jiefen/documents';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFoundError } from '../platform/http/errors.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import type { EnglishSide } from '../platform/papers/papers.js';
import { FileStore } from '../platform/storage/file-store.js';
import type { CaseRelation } from '../cases/case-relation.js';

/** Kinds of papers of a case, in the words of the forms. */
export const PAPER_KINDS = [
  'receipt', 'application', 'registration', 'rightsNotice', 'invitation', 'nonAcceptanceNotice', 'suspensionNotice', 'terminationNotice', 'evidenceList', 'investigation', 'minutes', 'agreement', 'agreementScan', 'signingCertificate',
  'oralAgreement', 'proofOfMediation', 'confirmationApplication', 'promise', 'serviceAddress', 'powerOfAttorney', 'guardianProof', 'groupChoice', 'ruling', 'courtNotice', 'followUp', 'closingReport', 'dossier', 'performanceProof', 'supplement', 'enforcementApplication',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Who may read a paper: both parties, one side, staff only, or the court's bundle. */
export type SeenBy = 'parties' | 'applicant' | 'respondent' | 'staff' | 'court';

export interface PaperRow {
  readonly id: string;
  readonly case_id: string;
  readonly kind: PaperKind;
  readonly version: number;
  readonly language: 'zh' | 'en';
  readonly title: string;
  readonly storage_key: string;
  readonly pages: number;
  readonly size: number;
  readonly sha256: string;
  readonly sm3: string;
  readonly fields: RenderedDocument['fields'];
  readonly verify_code: string | null;
  readonly seen_by: SeenBy;
  /** Tells several papers of one kind apart: the id of an instalment, of a session, of an invited party. */
  readonly subject: string;
  /** Set when only this party reads it, beside the staff. */
  readonly party_id: string | null;
  readonly created_at: Date;
  /** What its English side is made from, encrypted: it names people. */
  readonly english_from: string | null;
}

export interface NewPaper {
  readonly caseId: string;
  readonly kind: PaperKind;
  readonly language?: 'zh' | 'en';
  readonly title: string;
  readonly seenBy?: SeenBy;
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly fields?: RenderedDocument['fields'];
  /** The code printed on it: the paper stands in the public register, and each later version takes the place of the one before. */
  readonly verifyCode?: string | null;
  /** Number shown to whoever checks the paper. */
  readonly number?: string;
  readonly subject?: string;
  readonly partyId?: string | null;
  /** A version that was only signed keeps what the one before it had. */
  readonly english?: EnglishSide | null;
}

const ENGLISH = 'papers.english_from';

/** The register of papers of cases. A stored paper never changes: a change is a new version. */
@Injectable()
export class CasePapers {
  constructor(
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly cipher: FieldCipher,
  ) {}

  /** Stores the bytes first, then the row: a row without bytes cannot be, bytes without a row are swept. */
  async keep(tx: Tx, paper: NewPaper): Promise<PaperRow> {
    const id = randomUUID();
    const sha256 = createHash('sha256').update(paper.bytes).digest('hex');
    const key = `papers/${paper.caseId}/${id}.pdf`;
    await this.files.put(key, paper.bytes);
    const [row]: PaperRow[] = await tx.query(
      `INSERT INTO papers (id, case_id, kind, version, language, title, storage_key, pages, size, sha256, sm3, fields, verify_code, seen_by, created_at, subject, party_id, english_from)
       SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, coalesce($17, (array_agg(english_from ORDER BY version DESC))[1]) FROM papers WHERE case_id = $2 AND kind = $3 AND language = $4 AND subject = $15
       RETURNING *`,
      [
        id,
        paper.caseId,
        paper.kind,
        paper.language ?? 'zh',
        paper.title,
        key,
        paper.pages,
        paper.bytes.byteLength,
        sha256,
        createHash('sm3').update(paper.bytes).digest('hex'),
        JSON.stringify(paper.fields ?? []),
        paper.verifyCode ?? null,
        paper.seenBy ?? 'parties',
        this.clock.now(),
        paper.subject ?? '',
        paper.partyId ?? null,
        paper.english ? this.cipher.encrypt(JSON.stringify(paper.english), ENGLISH) : null,
      ],
    );
    if (!row) throw new Error('the paper was not stored');
    // A translation is known by its bytes, and never takes the place of the paper that is signed.
    if (paper.verifyCode && row.language === 'zh') {
      await tx.query(
        `INSERT INTO public_register (verify_code, case_id, kind, number, state, current_paper_id) VALUES ($1, $2, $3, $4, 'signing', $5)
         ON CONFLICT (verify_code) DO UPDATE SET current_paper_id = excluded.current_paper_id`,
        [paper.verifyCode, paper.caseId, paper.kind, paper.number ?? null, row.id],
      );
    }
    return row;
  }

  /** All who had to have signed or sealed: from now on the paper counts. */
  async complete(tx: Tx, verifyCode: string, at: Date): Promise<void> {
    await tx.query(`UPDATE public_register SET state = 'complete', complete_at = $2 WHERE verify_code = $1 AND state = 'signing'`, [verifyCode, at]);
  }

  /** The paper no longer counts; whoever checks it is told so. */
  async void(tx: Tx, verifyCode: string): Promise<void> {
    await tx.query(`UPDATE public_register SET state = 'void' WHERE verify_code = $1`, [verifyCode]);
  }

  /** The newest paper of a kind, or of one subject of it; undefined when there is none. */
  async latest(tx: Tx, caseId: string, kind: PaperKind, language: 'zh' | 'en' = 'zh', subject?: string): Promise<PaperRow | undefined> {
    const rows: PaperRow[] = await tx.query(`SELECT * FROM papers WHERE case_id = $1 AND kind = $2 AND language = $3 AND ($4::text IS NULL OR subject = $4) ORDER BY created_at DESC, version DESC LIMIT 1`, [
      caseId,
      kind,
      language,
      subject ?? null,
    ]);
    return rows[0];
  }

  /** Every paper of a case in its newest version, in the order in which they came. */
  async ofCase(tx: Tx, caseId: string): Promise<PaperRow[]> {
    return tx.query(
      `SELECT * FROM (SELECT DISTINCT ON (kind, subject, language) * FROM papers WHERE case_id = $1 ORDER BY kind, subject, language, version DESC) newest ORDER BY created_at, kind, subject`,
      [caseId],
    );
  }

  /** The newest Chinese version of each paper of a kind: what goes into a dossier. */
  async ofKind(tx: Tx, caseId: string, kind: PaperKind): Promise<PaperRow[]> {
    return (await this.ofCase(tx, caseId)).filter((paper) => paper.kind === kind && paper.language === 'zh');
  }

  async byId(tx: Tx, id: string): Promise<PaperRow> {
    const rows: PaperRow[] = await tx.query(`SELECT * FROM papers WHERE id = $1`, [id]);
    const [row] = rows;
    if (!row) throw new NotFoundError();
    return row;
  }

  /** What the English side of a paper is made from; undefined where it has none. */
  englishOf(paper: Pick<PaperRow, 'english_from'>): EnglishSide | undefined {
    if (paper.english_from === null) return undefined;
    const { form, data } = JSON.parse(this.cipher.decrypt(paper.english_from, ENGLISH)) as { form: EnglishSide['form']; data: Record<string, unknown> };
    return { form, data: { ...data, createdAt: new Date(String(data['createdAt'])) } };
  }

  async bytes(paper: Pick<PaperRow, 'storage_key'>): Promise<Uint8Array> {
    return this.files.bytes(paper.storage_key);
  }
}

/** The Chinese paper counts; a translation is made at once where the case is read in English. */
export function languagesOf(language: 'zh' | 'en'): readonly ('zh' | 'en')[] {
  return language === 'en' ? ['zh', 'en'] : ['zh'];
}

/** May this person read this paper of a case they may enter? */
export function mayReadPaper(relation: CaseRelation, paper: Pick<PaperRow, 'seen_by' | 'kind' | 'party_id'>): boolean {
  // One side's own draft, with what it knows of the other's property: nobody else reads it.
  if (paper.kind === 'enforcementApplication') return relation.party !== undefined && relation.party.id === paper.party_id;
  // A judge sees the bundle and nothing else of the mediation (ZXTJ 18); an official only the room.
  if (relation.judge && !relation.handler && !relation.mediator) return BUNDLE.includes(paper.kind);
  // What was said about the mediator is read by the mediator only together with at least four others (P-08).
  if (paper.kind === 'followUp' && relation.mediator) return false;
  if (relation.official && !relation.party && !relation.mediator && !relation.handler) return false;
  if (paper.party_id !== null && relation.party && relation.party.id !== paper.party_id && !isStaff(relation)) return false;
  switch (paper.seen_by) {
    case 'parties':
      return relation.party !== undefined || isStaff(relation) || relation.followUp || relation.helper;
    case 'applicant':
    case 'respondent':
      return relation.party?.side === paper.seen_by || isStaff(relation) || (relation.helper && paper.seen_by === 'applicant');
    case 'court':
      return relation.party !== undefined || isStaff(relation);
    case 'staff':
      return isStaff(relation);
  }
}

/** What goes to the court: never minutes, offers or private talks. */
export const BUNDLE: readonly PaperKind[] = ['agreement', 'signingCertificate', 'proofOfMediation', 'confirmationApplication', 'promise', 'serviceAddress', 'powerOfAttorney', 'guardianProof', 'groupChoice', 'ruling', 'courtNotice', 'supplement'];

function isStaff(relation: CaseRelation): boolean {
  return relation.mediator || relation.handler || relation.supervisor;
}

// Without look-alikes; printed on paper and typed by hand.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Short code under the QR of a paper: 12 letters, 59 bits. */
export function newVerifyCode(): string {
  const letters = Array.from(randomBytes(12), (byte) => LETTERS[byte % LETTERS.length] ?? '2').join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}
