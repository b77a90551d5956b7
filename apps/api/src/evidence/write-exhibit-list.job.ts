import { Injectable } from '@nestjs/common';
import { spelledOut, type EvidenceListDocument } from '@jiefen/documents';
import { z } from 'zod';
import { CASE_HAPPENED } from '../cases/case-events.js';
import { Cases } from '../cases/cases.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers } from '../papers/case-papers.js';
import { partyEntry } from '../papers/party-entry.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { jobKind, Jobs } from '../platform/jobs/jobs.js';
import { Papers } from '../platform/papers/papers.js';
import { Exhibits, type ExhibitRow } from './exhibits.js';

/** Something about the exhibits of a case changed. */
export const WRITE_EXHIBIT_LIST = jobKind('evidence.write-list', z.object({ caseId: z.uuid() }));

/** Events after which the lists are made anew. */
const CHANGES = ['exhibit.added', 'move.accept', 'own-view.told', 'own-view.changed'];

/** 证据清单: one of each side, from what was really uploaded; a new version when something changed, none when nothing did. */
@Injectable()
export class WriteExhibitList {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly exhibits: Exhibits,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(WRITE_EXHIBIT_LIST, ({ caseId }) => this.write(caseId));
    jobs.work(CASE_HAPPENED, async ({ caseId, kind }) => {
      if (CHANGES.includes(kind)) await this.write(caseId);
    });
  }

  private async write(caseId: string): Promise<void> {
    const { case: found, parties } = await this.transactions.run((own) => this.cases.lockForPortal(own, caseId));
    // Before acceptance there is no file to which a list could belong.
    const number = found.fileNumber;
    if (!number) return;
    const rows = await this.exhibits.ofCase(this.transactions.reader, caseId);
    const body = await this.organizations.byId(this.transactions.reader, found.organizationId);
    for (const side of ['applicant', 'respondent'] as const) {
      const party = parties.find((one) => one.side === side);
      const mine = rows.filter((row) => row.side === side && row.shared);
      if (!party || mine.length === 0) continue;
      const last = new Date(Math.max(...mine.map((row) => new Date(row.created_at).getTime())));
      for (const language of found.language === 'en' ? (['zh', 'en'] as const) : (['zh'] as const)) {
        const data = (language: 'zh' | 'en'): EvidenceListDocument => {
          return {
            // The same exhibits give the same bytes: so it is known whether anything changed.
            createdAt: last,
            language,
            number,
            party: partyEntry(party, this.cases),
            rows: mine.map((row) => ({
              name: spelledOut(row.name),
              ...(row.purpose ? { proves: spelledOut(row.purpose) } : {}),
              source: SOURCES[row.kind][language],
              original: row.original_seen,
              otherView: row.other_view,
              sha256: row.sha256,
            })),
            handedInOn: this.clock.dayOf(last),
            receiver: body.sealName ?? body.name,
          };
        };
        const rendered = await this.rendering.render('renderEvidenceList', data(language), data('en'));
        await this.keep(caseId, side, language, party.name, rendered);
      }
    }
  }

  private async keep(caseId: string, side: 'applicant' | 'respondent', language: 'zh' | 'en', name: string, rendered: Awaited<ReturnType<Papers['render']>>): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.cases.lockForPortal(tx, caseId);
      const before = await this.papers.latest(tx, caseId, 'evidenceList', language, side);
      if (before && Buffer.compare(await this.papers.bytes(before), rendered.bytes) === 0) return;
      const title = language === 'zh' ? `证据清单（${name}）` : `List of exhibits, ${name} (translation)`;
      await this.papers.keep(tx, { caseId, kind: 'evidenceList', language, title, subject: side, bytes: rendered.bytes, pages: rendered.pages, fields: rendered.fields, english: language === 'en' ? null : rendered.english });
      await this.cases.changed(tx, caseId);
    });
  }
}

const SOURCES: Record<ExhibitRow['kind'], { zh: string; en: string }> = { photo: { zh: '照片', en: 'photo' }, file: { zh: '文件', en: 'file' }, voice: { zh: '录音', en: 'voice' } };
