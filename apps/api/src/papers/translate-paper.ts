import { Injectable } from '@nestjs/common';
import { Cases } from '../cases/cases.js';
import { Transactions } from '../platform/database/transactions.js';
import { NotFoundError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';
import { CasePapers, type PaperRow } from './case-papers.js';

/** English names of the papers, as they stand in a list. */
const TITLES: Partial<Record<PaperRow['kind'], string>> = {
  receipt: 'Receipt', application: "Application for people's mediation", registration: 'Registration of the case', rightsNotice: 'Notice of rights and duties', invitation: 'Invitation to mediation',
  nonAcceptanceNotice: 'Notice that the case cannot be accepted', suspensionNotice: 'Notice that mediation is suspended', terminationNotice: 'Notice that mediation has ended', evidenceList: 'List of exhibits', investigation: 'Record of an inquiry',
  minutes: 'Minutes of a mediation', agreement: 'Mediation agreement', signingCertificate: 'Certificate of signing', oralAgreement: 'Record of an oral agreement', proofOfMediation: 'Proof that the committee mediated',
  confirmationApplication: 'Application for judicial confirmation', promise: 'Promise of the applicants', serviceAddress: 'Address for service', powerOfAttorney: 'Power of attorney', followUp: 'Record of a follow-up', closingReport: 'Report on the closed case', performanceProof: 'Receipt',
};

/** The English side of a paper, made when somebody asks for it and kept beside the Chinese one, which counts. */
@Injectable()
export class TranslatePaper {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
  ) {}

  /** Idempotent; a Chinese paper that has changed since gets a new translation. @throws NotFoundError where the form has none */
  async english(paper: PaperRow): Promise<PaperRow> {
    if (paper.language === 'en') return paper;
    const source = this.papers.englishOf(paper);
    const there = await this.standing(paper);
    if (there) return there;
    if (!source) throw new NotFoundError();
    const rendered = await this.rendering.inEnglish(source);
    const number = /（\d{4}）\S+号/.exec(paper.title)?.[0];
    const title = `${[TITLES[paper.kind] ?? 'Paper', number].filter(Boolean).join(' ')} (translation)`;
    return this.transactions.run(async (tx) => {
      await this.cases.lockForPortal(tx, paper.case_id);
      const first = await this.standing(paper);
      if (first) return first;
      const kept = await this.papers.keep(tx, {
        caseId: paper.case_id, kind: paper.kind, language: 'en', title, seenBy: paper.seen_by, subject: paper.subject, partyId: paper.party_id, bytes: rendered.bytes, pages: rendered.pages, verifyCode: paper.verify_code, english: source,
      });
      await this.cases.changed(tx, paper.case_id);
      return kept;
    });
  }

  /** The translation that stands for this very text. One made together with the Chinese paper has no source of its own. */
  private async standing(paper: PaperRow): Promise<PaperRow | undefined> {
    const there = await this.papers.latest(this.transactions.reader, paper.case_id, paper.kind, 'en', paper.subject);
    if (!there) return undefined;
    const [theirs, ours] = [this.papers.englishOf(there), this.papers.englishOf(paper)];
    return theirs === undefined || ours === undefined || JSON.stringify(theirs) === JSON.stringify(ours) ? there : undefined;
  }
}
