import { Injectable } from '@nestjs/common';
import type { Side } from '@jiefen/mediation';
import type { MinutesLineView, SessionOfficialView, SessionPersonView, SessionView, UndisputedFactView } from '@jiefen/mediation/wire';
import type { CaseParty } from '../cases/case.entity.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { asSeat, Seats, type CaucusRow, type SeatRow, type SessionRow } from './seats.js';
import { inCaucus, mayEnterSession, maySitTogether, roleIn, seesChat, seesRecord } from './sessions.access.js';
import { SessionRecord } from './session-record.queries.js';
import { VideoServer } from './video-server.port.js';

const SIDES: readonly Side[] = ['applicant', 'respondent'];

/** Reads a session for the screen of one person: what is private to others is not in the answer. */
@Injectable()
export class SessionQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly seats: Seats,
    private readonly record: SessionRecord,
    private readonly video: VideoServer,
    private readonly clock: Clock,
  ) {}

  async view(person: Person, caseId: string): Promise<SessionView> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId, mayEnterSession);
    const session = await this.seats.latestSession(tx, caseId);
    const seats = session ? await this.seats.seatsOf(tx, session.id) : [];
    const caucus = session && !session.ended_at ? await this.seats.runningCaucus(tx, session.id) : undefined;
    const mine = session ? await this.seats.seatOf(tx, session.id, person) : undefined;
    const role = roleIn(entered.relation);
    const [around, officials, facts, talks, pauses] = await Promise.all([this.around(tx, entered), this.officials(tx, person, entered), this.record.facts(tx, caseId), session ? this.talks(tx, session.id) : [], session ? this.record.pauses(tx, session.id) : []]);
    const inside = mine?.status === 'admitted' && !mine.banned_at;
    const caucusIsMine = caucus !== undefined && inside && inCaucus(asSeat(mine), caucus.side);
    return {
      caseId,
      number: entered.case.fileNumber ?? entered.case.number,
      title: entered.case.title,
      applicantName: nameOf(entered.parties, 'applicant'),
      respondentName: nameOf(entered.parties, 'respondent'),
      ...around,
      video: this.video.available,
      session: session ? { id: session.id, openedAt: iso(session.opened_at), endedAt: session.ended_at ? iso(session.ended_at) : null } : null,
      mayOpen: entered.relation.mediator && (!session || session.ended_at !== null) && ['open', 'again'].includes(maySitTogether(entered.case.state)),
      me: {
        id: mine?.id ?? null,
        role,
        side: entered.relation.party?.side ?? null,
        partyId: entered.relation.party?.id ?? null,
        status: mine?.status ?? 'expected',
        refusal: mine?.refusal ?? null,
        item: role === 'official' ? (officials.find((one) => one.id === mine?.official_id)?.item ?? person.guest?.item ?? null) : null,
      },
      people: this.people(person, role, entered, seats, caucus, around.mediatorName, officials),
      caucus: caucus ? { side: caucus.side, startedAt: iso(caucus.started_at), mine: caucusIsMine } : null,
      pausedSince: session && !session.ended_at ? (pauses.find(({ to }) => to === null)?.from ?? null) : null,
      caucusSeconds: { applicant: this.secondsOf(talks, 'applicant'), respondent: this.secondsOf(talks, 'respondent') },
      hearing: session && inside && !session.ended_at ? await this.hearing(caucusIsMine ? caucus.room : session.room) : null,
      document: inside && session?.document ? session.document : null,
      chat: session && mine && inside ? await this.chat(tx, session, mine) : [],
      minutes: session && seesRecord(role) ? await this.minutes(tx, session, talks, pauses) : [],
      facts: seesRecord(role)
        ? facts.map(
            (fact): UndisputedFactView => ({
              ...fact,
              confirmedByMe: fact.confirmedBy.some((one) => one.partyId === entered.relation.party?.id),
              confirmedByAll: fact.confirmedBy.length === entered.parties.length,
            }),
          )
        : [],
      // An official sees only the own invitation, with who agreed to it.
      officials: role === 'official' ? officials.filter((one) => one.id === mine?.official_id || one.item === person.guest?.item) : officials,
    };
  }

  private people(person: Person, role: string, { parties }: EnteredCase, seats: readonly SeatRow[], caucus: CaucusRow | undefined, mediatorName: string | null, officials: readonly SessionOfficialView[]): SessionPersonView[] {
    const hands = seats.filter((seat) => seat.hand_raised_at && seat.status === 'admitted').sort((a, b) => Number(a.hand_raised_at) - Number(b.hand_raised_at));
    const sitting = seats.map((seat): SessionPersonView => {
      const isMe = (seat.account_id ?? seat.guest_link_id) === person.accountId;
      const official = officials.find((one) => one.id === seat.official_id);
      return {
        id: seat.id,
        name: seat.role === 'party' ? (parties.find((party) => party.id === seat.party_id)?.name ?? seat.name) : seat.name,
        role: seat.role,
        side: seat.side,
        partyId: seat.party_id,
        office: official?.office ?? null,
        item: official?.item ?? null,
        status: seat.status,
        mode: seat.mode,
        isMe,
        hand: hands.includes(seat) ? hands.indexOf(seat) + 1 : null,
        wantsPrivateTalk: seat.private_wanted_at !== null && (isMe || role === 'mediator'),
        inPrivateTalk: seat.status === 'admitted' && inCaucus(seat, caucus?.side),
        phoneMasked: role === 'mediator' && seat.mode === 'telephone' ? (parties.find((party) => party.id === seat.party_id)?.phoneMasked ?? null) : null,
        refusal: isMe || role === 'mediator' ? seat.refusal : null,
      };
    });
    const absent = { id: null, office: null, item: null, status: 'expected', mode: 'video', hand: null, wantsPrivateTalk: false, inPrivateTalk: false, phoneMasked: null, refusal: null } as const;
    const expectedParties = parties
      .filter((party) => !seats.some((seat) => seat.party_id === party.id))
      .map((party): SessionPersonView => ({ ...absent, name: party.name, role: 'party', side: party.side, partyId: party.id, isMe: party.accountId === person.accountId }));
    const expectedMediator = mediatorName !== null && !seats.some((seat) => seat.role === 'mediator');
    const all = expectedMediator ? [...sitting, ...expectedParties, { ...absent, name: mediatorName, role: 'mediator' as const, side: null, partyId: null, isMe: role === 'mediator' }] : [...sitting, ...expectedParties];
    // Same places for everybody and always: applicant, other side, mediator, official.
    return all.sort((a, b) => placeOf(a) - placeOf(b));
  }

  private async around(tx: Tx, { case: found }: EnteredCase): Promise<Pick<SessionView, 'organization' | 'booking' | 'mediatorName' | 'hasDraft'>> {
    const [organizations, bookings, mediators, drafts]: [
      { name: string; name_en: string; phone: string | null; address: string | null }[],
      { starts_at: Date; mode: 'video' | 'onSite'; place: string | null }[],
      { name: string }[],
      { there: boolean }[],
    ] = await Promise.all([
      tx.query(`SELECT name, name_en, phone, address FROM organizations WHERE id = $1`, [found.organizationId]),
      tx.query(`SELECT starts_at, mode, place FROM bookings WHERE case_id = $1 AND cancelled_at IS NULL`, [found.id]),
      found.mediatorAccountId ? tx.query(`SELECT name FROM accounts WHERE id = $1`, [found.mediatorAccountId]) : Promise.resolve([]),
      tx.query(`SELECT EXISTS (SELECT 1 FROM agreement_drafts WHERE case_id = $1) OR EXISTS (SELECT 1 FROM agreements WHERE case_id = $1) AS there`, [found.id]),
    ]);
    const [organization] = organizations;
    const [booking] = bookings;
    return {
      organization: { name: organization?.name ?? '', nameEn: organization?.name_en ?? '', phone: organization?.phone ?? null, address: organization?.address ?? null },
      booking: booking ? { startsAt: iso(booking.starts_at), mode: booking.mode, place: booking.place } : null,
      mediatorName: mediators[0]?.name ?? null,
      hasDraft: drafts[0]?.there ?? false,
    };
  }

  private async officials(tx: Tx, person: Person, { case: found, parties, relation }: EnteredCase): Promise<SessionOfficialView[]> {
    const rows: { id: string; name: string; office: string; item: string; account_id: string | null; phone_masked: string | null; rung_at: Date | null; left_at: Date | null; answers: { partyId: string; consent: boolean; at: string }[] | null }[] =
      await tx.query(
        `SELECT o.*, (SELECT jsonb_agg(jsonb_build_object('partyId', k.party_id, 'consent', k.consent, 'at', k.answered_at)) FROM session_official_consents k WHERE k.official_id = o.id) AS answers
           FROM session_officials o WHERE o.case_id = $1 AND o.withdrawn_at IS NULL ORDER BY o.asked_at`,
        [found.id],
      );
    return rows.map((row): SessionOfficialView => {
      const consents = parties.map((party) => {
        const answer = row.answers?.find((one) => one.partyId === party.id);
        return { partyId: party.id, name: party.name, side: party.side, consent: answer?.consent ?? null, isMe: person.kind !== 'guest' && party.accountId === person.accountId, at: answer ? iso(new Date(answer.at)) : null };
      });
      const state = row.left_at ? 'left' : consents.some((one) => one.consent === false) ? 'declined' : row.rung_at ? 'rung' : consents.every((one) => one.consent === true) ? 'agreed' : 'asked';
      return { id: row.id, name: row.name, office: row.office, item: row.item, phoneMasked: relation.mediator ? row.phone_masked : null, staff: row.account_id !== null, consents, state };
    });
  }

  /** Who receives this room now, as the video server says it; a server that does not answer is not guessed for. */
  private async hearing(room: string): Promise<string[] | null> {
    if (!this.video.available) return null;
    try {
      return (await this.video.participants(room)).filter((one) => one.permission.canSubscribe).map((one) => one.identity);
    } catch {
      return null;
    }
  }

  private async chat(tx: Tx, session: SessionRow, mine: SeatRow): Promise<SessionView['chat']> {
    const rows: { id: string; person_id: string; name: string; text: string; at: Date; caucus_side: Side | null }[] = await tx.query(
      `SELECT c.id, c.person_id, p.name, c.text, c.at, k.side AS caucus_side FROM session_chat c JOIN session_people p ON p.id = c.person_id LEFT JOIN caucuses k ON k.id = c.caucus_id
        WHERE c.session_id = $1 ORDER BY c.id DESC LIMIT 200`,
      [session.id],
    );
    return rows
      .reverse()
      .filter((row) => seesChat(mine, { caucusSide: row.caucus_side, at: row.at }, mine.admitted_at))
      .map((row) => ({ id: String(row.id), personId: row.person_id, name: row.name, text: row.text, at: iso(row.at), private: row.caucus_side !== null }));
  }

  private async minutes(tx: Tx, session: SessionRow, talks: readonly CaucusRow[], pauses: Awaited<ReturnType<SessionRecord['pauses']>>): Promise<MinutesLineView[]> {
    const lines = await this.record.minutes(tx, session.id);
    const times = talks.flatMap((talk): MinutesLineView[] => [
      { id: `${talk.id}-began`, at: iso(talk.started_at), kind: 'privateTalkBegan', text: '', side: talk.side, part: 'statement', speaker: '' },
      ...(talk.ended_at ? [{ id: `${talk.id}-ended`, at: iso(talk.ended_at), kind: 'privateTalkEnded' as const, text: '', side: talk.side, part: 'statement' as const, speaker: '' }] : []),
    ]);
    const rests = pauses.flatMap((pause): MinutesLineView[] => [
      { id: `${pause.id}-began`, at: pause.from, kind: 'pauseBegan', text: '', side: null, part: 'statement', speaker: '' },
      ...(pause.to ? [{ id: `${pause.id}-ended`, at: pause.to, kind: 'pauseEnded' as const, text: '', side: null, part: 'statement' as const, speaker: '' }] : []),
    ]);
    return [...lines, ...times, ...rests].sort((a, b) => a.at.localeCompare(b.at));
  }

  private talks(tx: Tx, sessionId: string): Promise<CaucusRow[]> {
    return tx.query(`SELECT * FROM caucuses WHERE session_id = $1 ORDER BY started_at`, [sessionId]);
  }

  private secondsOf(talks: readonly CaucusRow[], side: Side): number {
    const now = this.clock.now().getTime();
    return Math.round(talks.filter((talk) => talk.side === side).reduce((sum, talk) => sum + ((talk.ended_at ? talk.ended_at.getTime() : now) - talk.started_at.getTime()), 0) / 1000);
  }
}

function placeOf(one: SessionPersonView): number {
  return one.role === 'party' ? SIDES.indexOf(one.side ?? 'applicant') : one.role === 'mediator' ? 2 : 3;
}

function nameOf(parties: readonly CaseParty[], side: Side): string {
  return parties.find((party) => party.side === side)?.name ?? '';
}

function iso(moment: Date): string {
  return new Date(moment).toISOString();
}
