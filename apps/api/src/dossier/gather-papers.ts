import { Injectable } from '@nestjs/common';
import { spelledOut, type DossierKind, type IdentityRow } from '@jiefen/documents';
import { DISPUTE_KINDS, inRegime } from '@jiefen/mediation';
import { agreementInEffect, agreementsThatBound, openAgreement, signaturesOf } from '../agreements/agreement-row.js';
import type { Case } from '../cases/case.entity.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { bundleOf } from '../confirmation/application-row.js';
import { Exhibits } from '../evidence/exhibits.js';
import { sourceOf } from '../followup/close-case.js';
import { documentInWords, IdentityChecks, newestOfEach } from '../identity-checks/identity-checks.queries.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers, type PaperKind } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { FileStore } from '../platform/storage/file-store.js';
import { MinutesPaper } from '../sessions/minutes-paper.js';
import { SessionRecord } from '../sessions/session-record.queries.js';
import { Papers } from '../platform/papers/papers.js';
import { partyEntry } from '../papers/party-entry.js';

/** A paper of the dossier before its bytes are fetched or made. */
export interface Gathered {
  readonly kind: DossierKind;
  readonly name: string;
  /** Where it can be looked at; null when it is made from the data of the case. */
  readonly paperId: string | null;
  readonly remark?: string;
  readonly bytes: () => Promise<Uint8Array>;
}

const IDENTITY_AS = { party: '', guardian: '的监护人', agent: '的代理人', representative: '的代表人' } as const;

/** Stays out by rule, and says so (L-56, ST-11). */
export const LEFT_OUT = ['单独谈的内容', '各方出过的价和让步', '聊天记录'] as const;

/** Papers that are already stored, each kind of them as its place in the dossier. */
const STORED: readonly (readonly [PaperKind, DossierKind])[] = [
  ['guardianProof', 'identity'],
  ['groupChoice', 'power-of-attorney'],
  ['investigation', 'investigation'],
  ['terminationNotice', 'termination'],
  ['performanceProof', 'performance'],
  ['followUp', 'follow-up'],
  ['invitation', 'other'],
  ['suspensionNotice', 'other'],
  ['closingReport', 'other'],
];

/** Bound for the court as well, but they have a place of their own in the dossier. */
const IN_ITS_OWN_PLACE: readonly string[] = ['agreement', 'powerOfAttorney', 'guardianProof', 'groupChoice'];

/** Collects what belongs into the dossier of a case: stored papers, and those made from the data. Never offers or private talks. */
@Injectable()
export class GatherPapers {
  constructor(
    private readonly cases: Cases,
    private readonly exhibits: Exhibits,
    private readonly sessions: SessionRecord,
    private readonly minutesPaper: MinutesPaper,
    private readonly identities: IdentityChecks,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  async of(tx: Tx, entered: EnteredCase): Promise<{ papers: Gathered[]; leftOut: string[] }> {
    const { case: found, relation } = entered;
    const papers: Gathered[] = [
      ...(await this.atTheBeginning(tx, entered)),
      ...(await this.identity(tx, entered)),
      ...(await this.powers(tx, found.id)),
      ...(await this.evidence(tx, entered)),
      ...(await this.minutes(tx, entered)),
      ...(await this.agreement(tx, found)),
      ...(await this.confirmation(tx, found.id)),
    ];
    for (const [kind, place] of STORED) {
      // The follow-up is not for the mediator of the case (P-08): the dossier of the committee has it.
      if (kind === 'followUp' && relation.mediator) continue;
      papers.push(...(await this.stored(tx, found.id, kind, place)));
    }
    const voices = (await this.exhibits.ofCase(tx, found.id)).filter((exhibit) => exhibit.kind === 'voice').length;
    return { papers, leftOut: [...LEFT_OUT, ...(voices > 0 ? [`录音 ${voices} 段（另存）`] : []), ...(relation.mediator ? ['回访记录（由调解委员会保管，不给本案调解员）'] : [])] };
  }

  private async stored(tx: Tx, caseId: string, kind: PaperKind, place: DossierKind): Promise<Gathered[]> {
    return (await this.papers.ofKind(tx, caseId, kind)).map((row) => this.paper(tx, place, row.id, row.title));
  }

  /** Signed ones only: a form that nobody has signed gives no power. One that was taken back later says so. */
  private async powers(tx: Tx, caseId: string): Promise<Gathered[]> {
    const rows: { paper_id: string; title: string; revoked_at: Date | null }[] = await tx.query(
      `SELECT w.paper_id, p.title, w.revoked_at FROM powers_of_attorney w JOIN papers p ON p.id = w.paper_id WHERE w.case_id = $1 AND w.signed_at IS NOT NULL ORDER BY w.made_at`,
      [caseId],
    );
    return rows.map((row) => this.paper(tx, 'power-of-attorney', row.paper_id, row.title, row.revoked_at ? `${this.clock.dayOf(new Date(row.revoked_at))} 收回` : undefined));
  }

  private paper(tx: Tx, kind: DossierKind, id: string, name: string, remark?: string): Gathered {
    return { kind, name, paperId: id, ...(remark ? { remark } : {}), bytes: async () => this.papers.bytes(await this.papers.byId(tx, id)) };
  }

  /** Application, registration and rights notice: from what was said and read, where no paper was stored. */
  private async atTheBeginning(tx: Tx, { case: found, parties }: EnteredCase): Promise<Gathered[]> {
    const body = await this.organizations.byId(tx, found.organizationId);
    const committee = { zh: body.sealName ?? body.name, en: body.nameEn };
    const entries = parties.map((party) => partyEntry(party, this.cases, this.clock.dayOf(found.acceptedAt ?? found.filedAt)));
    const [filing]: { what_happened: string; wish: string; elsewhere: string }[] = await tx.query(`SELECT what_happened, wish, elsewhere FROM filings WHERE case_id = $1`, [found.id]);
    const createdAt = this.clock.now();
    const number = found.fileNumber ?? found.number;
    const papers: Gathered[] = [];
    const applications = await this.stored(tx, found.id, 'application', 'application');
    if (applications.length > 0) papers.push(...applications);
    else if (filing)
      papers.push({
        kind: 'application',
        name: inRegime(found.regime, '人民调解申请书'),
        paperId: null,
        remark: `网上提交 ${this.clock.localMoment(found.filedAt).replace('T', ' ')}`,
        bytes: async () =>
          (
            await this.rendering.render('renderApplication', {
              createdAt,
              regime: found.regime,
              language: 'zh',
              number,
              parties: entries,
              facts: spelledOut(filing.what_happened) || '／',
              requests: [spelledOut(filing.wish) || '／'],
              ...(filing.elsewhere === 'none' ? {} : { otherWays: { lawsuit: filing.elsewhere === 'court', arbitration: filing.elsewhere === 'arbitration', police: filing.elsewhere === 'police', petition: filing.elsewhere === 'petition' } }),
              signedOn: this.clock.dayOf(found.filedAt),
            })
          ).bytes,
      });
    const acceptedAt = found.acceptedAt;
    const registrations = await this.stored(tx, found.id, 'registration', 'application');
    if (registrations.length > 0) papers.push(...registrations);
    else if (acceptedAt) {
      const [registrar]: { actor_name: string | null }[] = await tx.query(`SELECT actor_name FROM case_timeline WHERE case_id = $1 AND kind = 'move.accept' ORDER BY id DESC LIMIT 1`, [found.id]);
      papers.push({
        kind: 'application',
        name: inRegime(found.regime, '人民调解受理登记表'),
        paperId: null,
        bytes: async () =>
          (await this.rendering.render('renderRegistration', { createdAt, regime: found.regime, number, committee, parties: entries, acceptedOn: this.clock.dayOf(acceptedAt), source: sourceOf(found.source), kind: DISPUTE_KINDS[found.kind].statistics, facts: spelledOut(filing?.what_happened ?? found.title), registrar: registrar?.actor_name ?? '' })).bytes,
      });
    }
    const read: { name: string; at: Date }[] = await tx.query(
      `SELECT p.name, min(p.rights_read_at) AS at FROM session_people p JOIN sessions s ON s.id = p.session_id WHERE s.case_id = $1 AND p.role = 'party' AND p.rights_read_at IS NOT NULL GROUP BY p.party_id, p.name ORDER BY 2`,
      [found.id],
    );
    const allRead = read.length >= parties.length ? read : [];
    // What was only handed out proves nothing: the notice counts when each party has read it, with the moment.
    if (allRead.length > 0)
      papers.push({
        kind: 'rights-notice',
        name: inRegime(found.regime, '人民调解当事人权利义务告知书'),
        paperId: null,
        remark: allRead.map((one) => `${one.name} ${this.clock.localMoment(new Date(one.at)).replace('T', ' ')} 在网上看过`).join('；'),
        bytes: async () => (await this.rendering.render('renderRightsNotice', { createdAt, regime: found.regime, ...(found.entrustment ? { entrustment: found.entrustment } : {}), language: 'zh', number, committee, parties: entries, online: true, signedOn: this.clock.dayOf(new Date(allRead[0]?.at ?? createdAt)) })).bytes,
      });
    return papers;
  }

  /** How each party's identity was checked: a document compared at the counter or on screen, or the code before signing. Numbers stay masked. */
  private async identity(tx: Tx, { case: found, parties }: EnteredCase): Promise<Gathered[]> {
    const agreement = (await agreementInEffect(tx, found.id)) ?? (await openAgreement(tx, found.id));
    const signed = agreement ? await signaturesOf(tx, agreement.id) : [];
    const given: { party_id: string; id_number_masked: string | null }[] = await tx.query(
      `SELECT a.party_id, a.id_number_masked FROM confirmation_applicants a JOIN confirmation_applications c ON c.id = a.application_id WHERE c.case_id = $1 ORDER BY c.created_at DESC`,
      [found.id],
    );
    const checks = newestOfEach(await this.identities.ofCase(tx, found.id)).filter((row) => row.outcome === 'matched');
    const rows = parties.flatMap((party): IdentityRow[] => {
      const seen = checks.filter((row) => row.party_id === party.id);
      if (seen.length > 0)
        return seen.map((row) => ({ name: row.person_name, role: `${party.side === 'applicant' ? '申请人' : '被申请人'}${IDENTITY_AS[row.person_as]}`, document: documentInWords(row), maskedNumber: row.number_masked ?? '／', way: row.way === 'onScreen' ? '视频核对' : '当面核对', checkedAt: this.clock.localMoment(new Date(row.checked_at)) }));
      const signature = signed.find((one) => one.party_id === party.id);
      if (!signature) return [];
      const number = party.idNumberMasked ?? given.find((one) => one.party_id === party.id)?.id_number_masked;
      return [
        {
          name: party.name,
          role: party.side === 'applicant' ? '申请人' : '被申请人',
          document: number ? (party.kind === 'person' ? '居民身份证' : '统一社会信用代码') : '手机号码',
          maskedNumber: number ?? party.phoneMasked ?? '／',
          way: '短信验证码',
          checkedAt: this.clock.localMoment(new Date(signature.signed_at)),
        },
      ];
    });
    if (rows.length < parties.length) return [];
    const [mediator]: { name: string }[] = await tx.query(`SELECT name FROM accounts WHERE id = $1`, [found.mediatorAccountId]);
    const checker = checks[0]?.checked_by_name ?? mediator?.name ?? '';
    const last = rows.map((row) => row.checkedAt.slice(0, 10)).sort().at(-1) ?? this.clock.today();
    return [
      {
        kind: 'identity',
        name: '当事人身份核验记录',
        paperId: null,
        bytes: async () => (await this.rendering.render('renderIdentityRecord', { createdAt: this.clock.now(), number: found.fileNumber ?? found.number, rows, checker, checkedOn: last })).bytes,
      },
    ];
  }

  private async evidence(tx: Tx, { case: found }: EnteredCase): Promise<Gathered[]> {
    const rows = (await this.exhibits.ofCase(tx, found.id)).filter((exhibit) => exhibit.kind !== 'voice');
    const lists = await this.stored(tx, found.id, 'evidenceList', 'evidence');
    return [...lists, ...rows.map((exhibit): Gathered => ({
      kind: 'evidence' as const,
      name: `证据：${printable(exhibit.name)}`,
      paperId: null,
      remark: exhibit.side === 'applicant' ? '申请人提交' : exhibit.side === 'respondent' ? '被申请人提交' : '调解委员会收集',
      bytes: async () => {
        const bytes = await this.files.bytes(exhibit.storage_key);
        if (exhibit.kind === 'file') return bytes;
        const name = printable(exhibit.name);
        return (await this.rendering.render('renderPicture', { createdAt: this.clock.now(), number: found.fileNumber ?? found.number, name, description: printable(exhibit.purpose ?? '') || name, sha256: exhibit.sha256, image: bytes })).bytes;
      },
    }))];
  }

  /** The minutes of each session, in the version with the answers of the parties; made now where the session has just ended. */
  private async minutes(tx: Tx, { case: found, parties }: EnteredCase): Promise<Gathered[]> {
    const kept = await this.papers.ofKind(tx, found.id, 'minutes');
    const papers: Gathered[] = [];
    for (const session of await this.sessions.sessions(tx, found.id)) {
      const paper = kept.find((one) => one.subject === session.id);
      if (paper) papers.push(this.paper(tx, 'minutes', paper.id, paper.title));
      else if ((await this.sessions.minutes(tx, session.id)).length > 0)
        papers.push({ kind: 'minutes', name: inRegime(found.regime, '人民调解记录'), paperId: null, remark: this.clock.localMoment(new Date(session.openedAt)).replace('T', ' '), bytes: async () => (await this.minutesPaper.render(tx, found, parties, session))?.bytes ?? new Uint8Array() });
    }
    return papers;
  }

  private async agreement(tx: Tx, found: Case): Promise<Gathered[]> {
    const all = await agreementsThatBound(tx, found.id);
    return all.flatMap((one) => {
      const next = all.find((other) => other.id === one.replaced_by);
      const remark = [...(one.signing === 'oral' ? ['口头达成，由调解员记录'] : ['电子签名在原件上验']), ...(next ? [`已由 ${next.number} 代替`] : [])].join('；');
      return [
        this.paper(tx, 'agreement', one.current_paper_id, inRegime(found.regime, `${one.signing === 'oral' ? '人民调解口头协议登记表' : '人民调解协议书'} ${one.number}`), remark),
        ...(one.certificate_paper_id ? [this.paper(tx, 'agreement', one.certificate_paper_id, `签署证明 ${one.number}`, '电子签名在原件上验')] : []),
      ];
    });
  }

  private async confirmation(tx: Tx, caseId: string): Promise<Gathered[]> {
    const filed: { id: string }[] = await tx.query(`SELECT id FROM confirmation_applications WHERE case_id = $1 AND filed_at IS NOT NULL ORDER BY filed_at`, [caseId]);
    const bundles = await Promise.all(filed.map((application) => bundleOf(tx, application.id)));
    const rows = bundles.flat().filter((row) => !IN_ITS_OWN_PLACE.includes(row.kind));
    const papers = await Promise.all(rows.map(async (row) => this.paper(tx, 'confirmation', row.paper_id, (await this.papers.byId(tx, row.paper_id)).title)));
    // Who signed the application, and how, stands on a paper of its own.
    const certificates = (await this.papers.ofKind(tx, caseId, 'signingCertificate')).filter((paper) => filed.some(({ id }) => id === paper.subject));
    const first = papers.slice(0, 1);
    return [...first, ...certificates.map((paper) => this.paper(tx, 'confirmation', paper.id, paper.title, '电子签名在原件上验')), ...papers.slice(1)];
  }
}

/** What the fonts of the forms do not have is left out of a name, so that no file name can stop a dossier. */
function printable(text: string): string {
  return text.replace(/[^\p{Script=Han}\p{Script=Latin}\p{N}\p{P}\s]/gu, '').trim().slice(0, 60) || '材料';
}
