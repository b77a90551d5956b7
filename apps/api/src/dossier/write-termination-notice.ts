import { Injectable } from '@nestjs/common';
import { spelledOut } from '@jiefen/documents';
import { CLOCK_EVENTS, clockById, entrustedAfterRegistration, nameOfLaw, WAYS_OUT, waysOut, type RunningTimes, type Source } from '@jiefen/mediation';
import { Cases } from '../cases/cases.js';
import { CASE_HAPPENED } from '../cases/case-events.js';
import { RunningTimesQueries } from '../cases/running-times.queries.js';
import { CourtFinder, placeOfPath } from '../confirmation/competent-courts.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers, type PaperRow } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError } from '../platform/http/errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Papers } from '../platform/papers/papers.js';

/** 终止调解通知书: written when a mediation ends, or when somebody asks for it; with every way that stays open (RMTJ 26). */
@Injectable()
export class WriteTerminationNotice {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly courts: CourtFinder,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly running: RunningTimesQueries,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(CASE_HAPPENED, async ({ caseId, kind }) => {
      if (kind === 'move.terminate') await this.write(caseId);
    });
  }

  async read(person: Person, caseId: string): Promise<{ paper: PaperRow; bytes: Uint8Array }> {
    const { case: found } = await this.cases.enter(this.transactions.reader, person, caseId, (relation) => relation.party !== undefined || relation.mediator || relation.handler);
    if (found.state !== 'terminated') throw new NotFoundError('termination.not-ended');
    const paper = await this.write(caseId, found.language);
    if (!paper) throw new NotFoundError('termination.not-ended');
    return { paper, bytes: await this.papers.bytes(paper) };
  }

  /** Idempotent: the notice that is there is answered again. The Chinese one counts; a translation is made where it is asked for. */
  async write(caseId: string, language: 'zh' | 'en' = 'zh'): Promise<PaperRow | undefined> {
    const tx = this.transactions.reader;
    const kept = await this.papers.latest(tx, caseId, 'terminationNotice', language);
    if (kept) return kept;
    const { case: found, parties } = await this.transactions.run((own) => this.cases.lockForPortal(own, caseId));
    if (found.state !== 'terminated' || !found.endedAt || !found.terminationReason || found.terminationReason === 'agreement') return undefined;
    const body = await this.organizations.byId(tx, found.organizationId);
    const courts = await this.courts.courts(tx);
    const near = courts.find((court) => court.id === placeOfPath(found.organizationPath, courts, '').basicCourtId);
    const { told } = await this.running.ofCase(tx, found);
    const basis = (sources: readonly Source[]): string => sources.map((source) => `${nameOfLaw(source.law)[language]} ${source.article}`).join(language === 'zh' ? '；' : '; ');
    const rendered = await this.rendering.render('renderTermination', {
      regime: found.regime,
      createdAt: this.clock.now(),
      language,
      number: found.fileNumber ?? found.number,
      committee: { zh: body.sealName ?? body.name, en: body.nameEn },
      to: parties.map((party) => party.name).join(language === 'zh' ? '、' : ', '),
      issuedOn: this.clock.dayOf(found.endedAt),
      phone: body.phone ?? '12348',
      parties: parties.map((party) => party.name),
      subject: spelledOut(found.title),
      acceptedOn: this.clock.dayOf(found.acceptedAt ?? found.filedAt),
      endedOn: this.clock.dayOf(found.endedAt),
      reason: found.terminationReason,
      ...(found.terminationNote ? { explanation: found.terminationNote } : {}),
      times: timesOf(told, language, basis),
      ways: waysOut('terminated', { kind: found.kind, atCourt: entrustedAfterRegistration(found.entrustment) }).map((way) => {
        const { sources, clocks } = WAYS_OUT[way];
        const period = clocks.map((clock) => clockById(clock)?.summary[language]).filter(Boolean)[0];
        const until = told.times.find(({ rule, over }) => !over && (clocks as readonly string[]).includes(rule.id))?.deadline.safeDay;
        return {
          name: WAYS_OUT[way][language],
          ...(way.startsWith('court') && near ? { where: language === 'zh' ? near.name : near.name_en } : period ? { where: period } : {}),
          ...(until ? { until } : {}),
          basis: basis(sources),
        };
      }),
    });
    return this.transactions.run(async (write) => {
      await this.cases.lockForPortal(write, caseId);
      const first = await this.papers.latest(write, caseId, 'terminationNotice', language);
      if (first) return first;
      const title = language === 'zh' ? '终止调解通知书' : 'Notice that mediation has ended (translation)';
      return this.papers.keep(write, { caseId, kind: 'terminationNotice', language, title, bytes: rendered.bytes, pages: rendered.pages, fields: rendered.fields, english: language === 'en' ? null : rendered.english });
    });
  }
}

/** Every time with its last day, then those whose first day nobody has named (L-14): the notice says what must be known. */
function timesOf({ times, untold }: RunningTimes, language: 'zh' | 'en', basis: (sources: readonly Source[]) => string): { name: string; until?: string; needs?: string; basis: string }[] {
  return [
    ...times.map(({ rule, deadline }) => ({ name: rule.summary[language], until: deadline.safeDay, basis: basis(rule.sources) })),
    ...untold.map(({ rule, needs }) => ({ name: rule.summary[language], ...(needs ? { needs: CLOCK_EVENTS[needs][language] } : {}), basis: basis(rule.sources) })),
  ];
}
