import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { VerifyAnswer } from '@jiefen/mediation/wire';
import { Transactions } from '../platform/database/transactions.js';
import { NotFoundError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';
import { CasePapers } from '../papers/case-papers.js';
import { SigningDesk } from './signing-desk.js';

interface Registered {
  readonly number: string;
  readonly state: 'signing' | 'inEffect' | 'void';
  readonly organization: string;
  readonly effective_at: Date | null;
  readonly current_paper_id: string;
  readonly sha256: string;
}

const NOTHING: VerifyAnswer = {
  verdict: 'unknown',
  registered: false,
  number: null,
  kind: null,
  organization: null,
  sealedOrFinalAt: null,
  state: null,
  signatures: [],
  sha256: null,
  sm3: null,
  reasons: [],
  proves: [],
};

/** `王芸` → `王*`: enough for those who know the person. */
function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
}

/** Lets anybody check a paper, by its code or by the file. No account, and nothing of the content is shown. */
@Injectable()
export class VerifyPaper {
  constructor(
    private readonly transactions: Transactions,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly desk: SigningDesk,
  ) {}

  /** What is registered under the code printed on the paper. */
  async byCode(code: string): Promise<VerifyAnswer> {
    const registered = await this.registered(`a.verify_code = $1`, code.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, '').replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3'));
    if (!registered) throw new NotFoundError('verify.unknown-code');
    const paper = await this.papers.byId(this.transactions.reader, registered.current_paper_id);
    // Who only has the code learns that the paper is genuine, not the parties' full names; who has the file reads them there.
    return this.answer(registered, await this.papers.bytes(paper), registered.sha256, true);
  }

  /** Compares a file byte by byte with the register, and reads what its signatures say. */
  async byFile(bytes: Uint8Array, code: string | undefined): Promise<VerifyAnswer> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const registered = (await this.registered(`p.sha256 = $1`, sha256)) ?? (code ? await this.registered(`a.verify_code = $1`, code) : undefined);
    return this.answer(registered, bytes, registered?.sha256);
  }

  private async answer(registered: Registered | undefined, bytes: Uint8Array, expected: string | undefined, masked = false): Promise<VerifyAnswer> {
    const report = await this.rendering.verify(bytes, await this.desk.trustedRoots(), expected);
    return {
      ...NOTHING,
      verdict: report.verdict,
      registered: registered !== undefined,
      ...(registered
        ? { number: registered.number, kind: 'agreement', organization: registered.organization, state: registered.state, sealedOrFinalAt: registered.effective_at ? new Date(registered.effective_at).toISOString() : null }
        : {}),
      signatures: report.signatures.map((signature) => ({
        name: masked && signature.field.startsWith('party-') ? maskName(signature.record?.name ?? '') : (signature.record?.body ?? signature.record?.name ?? signature.who ?? ''),
        role: signature.kind === 'time-stamp' ? 'time-stamp' : signature.field,
        at: signature.when ?? signature.record?.time ?? '',
        how: signature.record?.verifiedBy ?? '',
        trusted: signature.trusted,
      })),
      sha256: report.sha256,
      sm3: report.sm3,
      reasons: report.reasons,
      proves: report.proves,
    };
  }

  private async registered(where: string, value: string): Promise<Registered | undefined> {
    const rows: Registered[] = await this.transactions.reader.query(
      `SELECT a.number, a.state, o.name AS organization, a.effective_at, a.current_paper_id, p.sha256
         FROM agreements a JOIN papers p ON p.id = a.current_paper_id JOIN cases c ON c.id = a.case_id JOIN organizations o ON o.id = c.organization_id WHERE ${where} LIMIT 1`,
      [value],
    );
    return rows[0];
  }
}
