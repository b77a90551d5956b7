import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { CasePapers, type PaperKind } from '../papers/case-papers.js';
import { ScannedPapers } from '../papers/scanned-papers.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError } from '../platform/http/errors.js';
import { mayRegister } from './register-guardian.js';
import { tellRepresentatives } from './tell-representatives.js';

interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Copies of what proves that somebody may speak for a party: the guardian's proof (CC 27, 28), the written choice of representatives (L-22). */
@Injectable()
export class KeepProofOfSpeaking {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly papers: CasePapers,
    private readonly scans: ScannedPapers,
    private readonly audit: Audit,
  ) {}

  /** Handing the copy in proves nothing yet: somebody of the mediation looks at it, and says so. */
  async ofGuardian(person: Person, caseId: string, guardianId: string, upload: Upload): Promise<{ paperId: string }> {
    return this.keep(person, caseId, upload, 'guardianProof', async (tx) => {
      const [guardian]: { party_id: string; name: string }[] = await tx.query(`SELECT party_id, name FROM guardians WHERE id = $1 AND case_id = $2 AND ended_at IS NULL`, [guardianId, caseId]);
      return guardian && { subject: guardianId, partyId: guardian.party_id, title: `监护关系证明（${guardian.name}）` };
    });
  }

  /** With it the representatives who gave a phone come in, and are told so. */
  async ofGroup(person: Person, caseId: string, partyId: string, upload: Upload): Promise<{ paperId: string }> {
    return this.keep(person, caseId, upload, 'groupChoice', async (tx) => {
      const [group]: { representatives: string[] }[] = await tx.query(`SELECT representatives FROM party_groups WHERE party_id = $1 AND case_id = $2`, [partyId, caseId]);
      return group && { subject: partyId, partyId, title: `推选代表人的文书（${group.representatives.join('、')}）` };
    });
  }

  private async keep(person: Person, caseId: string, upload: Upload, kind: PaperKind, what: (tx: Tx) => Promise<{ subject: string; partyId: string; title: string } | undefined>): Promise<{ paperId: string }> {
    // Whoever may not is told before a large file is drawn.
    await this.cases.enter(this.transactions.reader, person, caseId, mayRegister);
    const { bytes, pages } = await this.scans.asPaper(upload);
    return this.transactions.run(async (tx) => {
      const { parties, relation } = await this.cases.lock(tx, person, caseId, mayRegister);
      const found = await what(tx);
      const party = parties.find((one) => one.id === found?.partyId && (relation.mediator || relation.handler || one.id === relation.party?.id));
      if (!found || !party) throw new NotFoundError();
      const paper = await this.papers.keep(tx, { caseId, kind, subject: found.subject, partyId: party.id, seenBy: party.side, title: found.title, bytes, pages });
      await this.audit.record(tx, { action: `${kind === 'groupChoice' ? 'group.choice' : 'guardian.proof'}-kept`, actor: person, caseId, subject: found.subject, data: { after: paper.sha256 } });
      if (kind === 'groupChoice') await tellRepresentatives(tx, this.cases, person, party);
      await this.cases.changed(tx, caseId);
      return { paperId: paper.id };
    });
  }
}
