import { Injectable } from '@nestjs/common';
import { spelledOut, type MinutesDocument } from '@jiefen/documents';
import { WAYS_OUT, waysOut } from '@jiefen/mediation';
import type { MinutesLineView, MinutesPart } from '@jiefen/mediation/wire';
import type { Case, CaseParty } from '../cases/case.entity.js';
import { Cases } from '../cases/cases.js';
import { checkInWords } from '../identity-checks/check-in-words.js';
import { IdentityChecks } from '../identity-checks/identity-checks.queries.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { committeeOf, partyEntry } from '../papers/party-entry.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Papers, type MadePaper } from '../platform/papers/papers.js';
import { SessionRecord, type SessionTimes } from './session-record.queries.js';

export interface MinutesCheck {
  readonly party_id: string;
  readonly answer: 'right' | 'objects';
  readonly words: string;
  readonly checked_at: Date;
}

/** 人民调解笔录 of one session: what was written down in front of everybody. Private talks only by their times, offers never. */
@Injectable()
export class MinutesPaper {
  constructor(
    private readonly cases: Cases,
    private readonly record: SessionRecord,
    private readonly identities: IdentityChecks,
    private readonly organizations: OrganizationQueries,
    private readonly rendering: Papers,
    private readonly clock: Clock,
  ) {}

  async checks(tx: Tx, sessionId: string): Promise<MinutesCheck[]> {
    return tx.query(`SELECT party_id, answer, words, checked_at FROM minutes_checks WHERE session_id = $1 ORDER BY checked_at`, [sessionId]);
  }

  /** The parties that were there; where nobody sat down on line, all of the case. */
  async present(tx: Tx, sessionId: string, parties: readonly CaseParty[]): Promise<readonly CaseParty[]> {
    const seats: { party_id: string }[] = await tx.query(`SELECT DISTINCT party_id FROM session_people WHERE session_id = $1 AND role = 'party' AND party_id IS NOT NULL AND admitted_at IS NOT NULL`, [sessionId]);
    const there = parties.filter((party) => seats.some((seat) => seat.party_id === party.id));
    return there.length > 0 ? there : parties;
  }

  /** Undefined when nothing was written down: empty minutes are no minutes. */
  async render(tx: Tx, found: Case, parties: readonly CaseParty[], session: SessionTimes): Promise<MadePaper | undefined> {
    const lines = await this.record.minutes(tx, session.id);
    if (lines.length === 0) return undefined;
    const [zh, en] = await Promise.all((['zh', 'en'] as const).map((language) => this.data(tx, found, parties, session, lines, language)));
    if (!zh || !en) return undefined;
    return this.rendering.render('renderMinutes', zh, en);
  }

  private async data(tx: Tx, found: Case, parties: readonly CaseParty[], session: SessionTimes, lines: readonly MinutesLineView[], language: 'zh' | 'en'): Promise<MinutesDocument> {
    // Words of the portal only: what people said stands as they said it.
    const t = (chinese: string, english: string): string => (language === 'zh' ? chinese : english);
    const body = await this.organizations.byId(tx, found.organizationId);
    const [mediator]: { name: string }[] = await tx.query(`SELECT a.name FROM sessions s JOIN accounts a ON a.id = s.opened_by WHERE s.id = $1`, [session.id]);
    const readers: { name: string; at: Date }[] = await tx.query(`SELECT name, rights_read_at AS at FROM session_people WHERE session_id = $1 AND role = 'party' AND rights_read_at IS NOT NULL ORDER BY rights_read_at`, [session.id]);
    const officials: { name: string; office: string }[] = await tx.query(`SELECT name, office FROM session_officials WHERE case_id = $1 AND rung_at >= $2 AND ($3::timestamptz IS NULL OR rung_at <= $3) ORDER BY rung_at`, [found.id, session.openedAt, session.endedAt]);
    const [booking]: { place: string | null }[] = await tx.query(`SELECT place FROM bookings WHERE case_id = $1 AND mode = 'onSite' AND cancelled_at IS NULL AND starts_at BETWEEN $2::timestamptz - interval '12 hours' AND $2::timestamptz + interval '12 hours' LIMIT 1`, [found.id, session.openedAt]);
    const present = await this.present(tx, session.id, parties);
    const facts = (await this.record.facts(tx, found.id)).filter((fact) => fact.confirmedBy.length >= parties.length);
    const checks = await this.checks(tx, session.id);
    const verified = await this.verified(tx, found.id, session, present, language);
    const rests = (await this.record.pauses(tx, session.id)).map(({ from, to }) => ({ at: from, speaker: '', text: `${t('休息', 'Break')}${to ? `${t('，到 ', ' until ')}${this.clock.localMoment(new Date(to)).slice(11, 16)}` : ''}${t('。', '.')}` }));
    const local = (moment: string | Date): string => this.clock.localMoment(new Date(moment));
    const of = (part: MinutesPart): string => lines.filter((line) => line.part === part).map((line) => spelledOut(line.speaker ? `${line.speaker}${t('：', ': ')}${line.text}` : line.text)).join('\n');
    const nameOf = (id: string): string => parties.find((party) => party.id === id)?.name ?? '';
    return {
      // The same record gives the same bytes: only an answer of a party or a line makes another paper.
      regime: found.regime,
      createdAt: new Date(Math.max(new Date(session.endedAt ?? session.openedAt).getTime(), ...checks.map((check) => new Date(check.checked_at).getTime()))),
      number: found.fileNumber ?? found.number,
      language,
      committee: committeeOf(body),
      from: local(session.openedAt),
      ...(session.endedAt ? { to: local(session.endedAt) } : {}),
      place: booking?.place ? spelledOut(booking.place) : `${t('解纷网上调解室，会话编号', 'Jiefen room on line, session')} ${session.id.slice(0, 8).toUpperCase()}`,
      subject: spelledOut(found.title),
      parties: present.map((party) => partyEntry(party, this.cases, local(session.openedAt).slice(0, 10))),
      invited: officials.map((official) => t(`${official.name}（${official.office}）`, `${official.name} (${official.office})`)),
      mediators: mediator ? [mediator.name] : [],
      recorder: mediator?.name ?? '',
      attendance: (await this.record.attendance(tx, found.id)).filter((row) => row.sessionId === session.id).map((row) => ({ at: local(row.at), who: row.who || (row.side === 'applicant' ? t('申请人一方和调解员', 'the applicant and the mediator') : t('被申请人一方和调解员', 'the other side and the mediator')), what: row.what })),
      // Only what is known is written: nobody's words are made up for the form.
      rightsTold:
        readers.length > 0
          ? t(
              `${readers.map((reader) => `${reader.name}（${local(reader.at).replace('T', ' ')}）`).join('、')}进入调解室之前看过权利义务告知书并确认。`,
              `${readers.map((reader) => `${reader.name} (${local(reader.at).replace('T', ' ')})`).join(', ')} read and confirmed the notice of rights and duties before entering the room.`,
            )
          : t('没有网上确认的记录。', 'No confirmation on line was recorded.'),
      opening: [verified, await this.openness(tx, found.id, session, language), of('opening')].filter(Boolean).join('\n') || t('调解员没有另作记录。', 'The mediator recorded nothing more.'),
      statements: [...lines.filter((line) => line.part === 'statement'), ...rests]
        .sort((a, b) => a.at.localeCompare(b.at))
        .map((line) => ({ who: line.speaker || local(line.at).slice(11, 16), text: spelledOut(line.text) })),
      ...(of('evidence') ? { checked: of('evidence') } : {}),
      ...(of('risk') ? { risksTold: of('risk') } : {}),
      outcome: await this.outcome(tx, found, session, of('result'), language),
      ...(session.endedAt ? { checks: present.map((party) => checkOf(party.name, checks.find((check) => check.party_id === party.id), local)) } : {}),
      undisputedFacts: facts.map((fact) => `${spelledOut(fact.text)}${t('（', ' (')}${fact.confirmedBy.map((one) => `${nameOf(one.partyId)} ${local(one.at).replace('T', ' ')}${t(' 单独确认', ', confirmed apart')}`).join(t('；', '; '))}${t('）', ')')}`),
    };
  }

  /** Who was verified how, of those who were there; a look after the end belongs to no minutes of before. */
  private async verified(tx: Tx, caseId: string, session: SessionTimes, present: readonly CaseParty[], language: 'zh' | 'en'): Promise<string> {
    const t = (chinese: string, english: string): string => (language === 'zh' ? chinese : english);
    const rows = (await this.identities.until(tx, caseId, session.endedAt === null ? null : new Date(session.endedAt))).filter((row) => present.some((party) => party.id === row.party_id));
    return rows.length > 0 ? `${t('核对身份：', 'Identity: ')}${rows.map((row) => checkInWords(row, (moment) => this.clock.localMoment(moment).replace('T', ' '), language)).join(t('；', '; '))}${t('。', '.')}` : '';
  }

  /** Closed is how a mediation is; only what all agreed to before or during this session is written (RMTJ 23). */
  private async openness(tx: Tx, caseId: string, session: SessionTimes, language: 'zh' | 'en'): Promise<string> {
    const rows: { settled_at: Date; ended_at: Date | null }[] = await tx.query(
      `SELECT settled_at, ended_at FROM consent_questions
        WHERE case_id = $1 AND matter = 'openSession' AND outcome = 'agreed' AND ($3::timestamptz IS NULL OR settled_at <= $3) AND (ended_at IS NULL OR ended_at > $2) ORDER BY settled_at`,
      [caseId, session.openedAt, session.endedAt],
    );
    const local = (moment: Date): string => this.clock.localMoment(new Date(moment)).replace('T', ' ');
    return rows
      .map(({ settled_at: from, ended_at: to }) => {
        const closedMeanwhile = to !== null && (session.endedAt === null || new Date(to) <= new Date(session.endedAt));
        return language === 'zh'
          ? `各方一致同意调解公开进行（${local(from)}）${closedMeanwhile ? `，后改为不公开进行（${local(to)}）` : ''}。`
          : `All parties agreed to an open mediation (${local(from)})${closedMeanwhile ? `, closed again later (${local(to)})` : ''}. `;
      })
      .join('');
  }

  /** An agreement counts for the session in which it was made final; later ones change nothing in minutes that were checked. */
  private async outcome(tx: Tx, found: Case, session: SessionTimes, result: string, language: 'zh' | 'en'): Promise<MinutesDocument['outcome']> {
    const t = (chinese: string, english: string): string => (language === 'zh' ? chinese : english);
    const [agreement]: { number: string }[] = await tx.query(
      `SELECT number FROM agreements WHERE case_id = $1 AND state <> 'void' AND frozen_at >= $2 AND ($3::timestamptz IS NULL OR frozen_at <= $3) ORDER BY version DESC LIMIT 1`,
      [found.id, session.openedAt, session.endedAt],
    );
    if (agreement) return { kind: 'agreement', text: [result, t(`各方达成调解协议（编号：${agreement.number}），内容以协议书为准。`, `The parties reached an agreement (no. ${agreement.number}); its text counts.`)].filter(Boolean).join('\n') };
    const ways = waysOut('terminated', { kind: found.kind }).map((way) => WAYS_OUT[way][language]).join(t('；', '; '));
    return { kind: 'none', reason: result || t('这次没有谈成，调解员没有另记原因。', 'No agreement this time; the mediator recorded no reason.'), otherWays: t(`可以再约时间接着谈。也可以走别的途径：${ways}。`, `The talks may go on at another time. Other ways: ${ways}.`) };
  }
}

function checkOf(who: string, check: MinutesCheck | undefined, local: (moment: Date) => string): NonNullable<MinutesDocument['checks']>[number] {
  return check ? { who, at: local(check.checked_at), answer: check.answer, ...(check.words ? { words: spelledOut(check.words) } : {}) } : { who, answer: 'none' };
}
