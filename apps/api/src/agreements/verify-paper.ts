import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SignerDocument, VerifyAnswer } from '@jiefen/mediation/wire';
import { IdentityChecks } from '../identity-checks/identity-checks.queries.js';
import { Transactions } from '../platform/database/transactions.js';
import { NotFoundError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';
import { CasePapers } from '../papers/case-papers.js';
import { SigningDesk } from './signing-desk.js';

interface Registered {
  readonly verify_code: string;
  readonly kind: string;
  readonly number: string | null;
  readonly state: 'signing' | 'complete' | 'void';
  /** The agreement that took the place of this one. */
  readonly replaced_by: string | null;
  readonly replaced_at: Date | null;
  readonly organization: string;
  readonly complete_at: Date | null;
  readonly language: 'zh' | 'en';
  /** Hash of the version that was found. */
  readonly sha256: string;
  readonly storage_key: string;
  /** The version found is the one that counts; false for a copy from before a later signature. */
  readonly newest: boolean;
}

interface PartyAct {
  readonly field: string;
  readonly case_id: string;
  readonly party_id: string;
  readonly account_id: string;
  readonly signer_name: string;
  readonly signed_at: Date;
}

const NOTHING: VerifyAnswer = {
  verdict: 'unknown',
  registered: false,
  number: null,
  kind: null,
  organization: null,
  sealedOrFinalAt: null,
  state: null,
  newest: null,
  translation: false,
  replacedBy: null,
  signatures: [],
  sha256: null,
  sm3: null,
  addedAfterLastSignature: 'nothing',
  reasons: [],
  proves: [],
};

/** `王芸` → `王*`: enough for those who know the person. */
function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
}

function replacedBy({ replaced_by: number, replaced_at: at }: Registered): VerifyAnswer['replacedBy'] {
  return number !== null && at !== null ? { number, at: new Date(at).toISOString() } : null;
}

/** Lets anybody check a paper, by its code or by the file. No account, and nothing of the content is shown. */
@Injectable()
export class VerifyPaper {
  constructor(
    private readonly transactions: Transactions,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly desk: SigningDesk,
    private readonly identities: IdentityChecks,
  ) {}

  /** What is registered under the code printed on the paper. */
  async byCode(code: string): Promise<VerifyAnswer> {
    const registered = await this.ofCode(code);
    if (!registered) throw new NotFoundError('verify.unknown-code');
    // Who only has the code learns that the paper is genuine, not the parties' full names; who has the file reads them there.
    return this.answer(registered, await this.papers.bytes(registered), registered.sha256, true);
  }

  /** Compares a file byte by byte with every version of every registered paper, and reads what its signatures say. */
  async byFile(bytes: Uint8Array, code: string | undefined): Promise<VerifyAnswer> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [same] = await this.registered(`p.sha256 = $1`, sha256);
    const registered = same ?? (code ? await this.ofCode(code) : undefined);
    return this.answer(registered, bytes, registered?.sha256);
  }

  private async answer(registered: Registered | undefined, bytes: Uint8Array, expected: string | undefined, masked = false): Promise<VerifyAnswer> {
    const report = await this.rendering.verify(bytes, await this.desk.trustedRoots(), expected);
    // A file from elsewhere that only names the code says nothing of our signers.
    const documents = registered && report.sha256 === registered.sha256 ? await this.documents(registered.verify_code) : new Map<string, SignerDocument>();
    return {
      ...NOTHING,
      verdict: report.verdict,
      registered: registered !== undefined,
      ...(registered
        ? {
            number: registered.number,
            kind: registered.kind,
            organization: registered.organization,
            state: registered.state,
            newest: registered.newest,
            replacedBy: replacedBy(registered),
            translation: registered.language !== 'zh',
            sealedOrFinalAt: registered.complete_at ? new Date(registered.complete_at).toISOString() : null,
          }
        : {}),
      addedAfterLastSignature: report.addedAfterLastSignature,
      signatures: report.signatures.map((signature) => ({
        name: masked && signature.field.startsWith('party-') ? maskName(signature.record?.name ?? '') : (signature.record?.body ?? signature.record?.name ?? signature.who ?? ''),
        role: signature.kind === 'time-stamp' ? 'time-stamp' : signature.field,
        at: signature.when ?? signature.record?.time ?? '',
        how: signature.record?.verifiedBy ?? '',
        trusted: signature.trusted,
        sm2: signature.sm2?.trusted === true,
        document: documents.get(signature.field) ?? null,
      })),
      sha256: report.sha256,
      sm3: report.sm3,
      reasons: report.reasons,
      proves: report.proves,
    };
  }

  /** Of each party who signed a paper, by field: what somebody of the mediation had seen of their document by then. */
  private async documents(verifyCode: string): Promise<Map<string, SignerDocument>> {
    const tx = this.transactions.reader;
    const acts: PartyAct[] = await tx.query(
      `SELECT s.field, a.case_id, s.party_id, s.account_id, s.signer_name, s.signed_at FROM signatures s JOIN agreements a ON a.id = s.agreement_id WHERE a.verify_code = $1 AND s.party_id IS NOT NULL
       UNION ALL
       SELECT s.field, p.case_id, s.party_id, s.account_id, s.signer_name, s.signed_at FROM confirmation_signatures s JOIN papers p ON p.id = s.paper_id WHERE p.verify_code = $1 AND s.party_id IS NOT NULL`,
      [verifyCode],
    );
    const seen = await Promise.all(acts.map(({ case_id: caseId, party_id: partyId, account_id: accountId, signer_name: name, signed_at: at }) => this.identities.ofSigner(tx, { caseId, partyId, accountId, name }, new Date(at))));
    return new Map(acts.map(({ field }, at) => [field, seen[at]?.outcome === 'matched' ? (seen[at].way ?? 'notCompared') : 'notCompared']));
  }

  /** The version under a code that counts now. */
  private async ofCode(code: string): Promise<Registered | undefined> {
    const plain = code.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, '').replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3');
    return (await this.registered(`r.verify_code = $1 AND p.id = r.current_paper_id`, plain))[0];
  }

  private async registered(where: string, value: string): Promise<Registered[]> {
    return this.transactions.reader.query(
      `SELECT r.verify_code, r.kind, r.number, r.state, o.name AS organization, r.complete_at, p.language, p.sha256, p.storage_key, (p.id = r.current_paper_id OR p.language <> 'zh') AS newest, n.number AS replaced_by, a.replaced_at
         FROM public_register r JOIN papers p ON p.verify_code = r.verify_code JOIN cases c ON c.id = r.case_id JOIN organizations o ON o.id = c.organization_id
         LEFT JOIN agreements a ON a.verify_code = r.verify_code LEFT JOIN agreements n ON n.id = a.replaced_by WHERE ${where} LIMIT 1`,
      [value],
    );
  }
}
