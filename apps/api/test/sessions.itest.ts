import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DynamicModule } from '@nestjs/common';
import type { JoinAnswer, SessionView } from '@jiefen/mediation/wire';
import { IntegrationsModule } from '../src/integrations/integrations.module.js';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { VideoServer } from '../src/sessions/video-server.port.js';
import { FakeVideo, passOf } from './setup/fake-video.js';
import { startTestApi, type TestAnswer, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

const video = new FakeVideo();

// Everything outside as it is, but the video server in memory.
const integrations: DynamicModule = { module: IntegrationsModule, providers: [{ provide: VideoServer, useValue: video }] };

describe('a mediation session', () => {
  let api: TestApi;
  let committee: TestBody;
  let mediator: TestPerson;
  let applicant: TestPerson;
  let respondent: TestPerson;
  let caseId: string;
  let number = 100;

  beforeAll(async () => {
    api = await startTestApi({ integrations });
    committee = await api.body({ path: 'city.county.liutang.' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, kind, created_at) VALUES ('LT7K-2M9Q', $1, '柳塘镇', 'Liutang', 'wages', now())`, [committee.id]);
    mediator = await api.staff('mediator', committee, '周敏和');
  });
  afterAll(() => api.close());

  beforeEach(async () => {
    number += 10;
    applicant = await api.resident(`13800001${number}`, '王芸');
    respondent = await api.resident(`13800002${number}`, '陈某');
    const filed = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: {
        code: 'LT7K-2M9Q', kind: 'wages', whatHappened: '一天半的工资没有给我，一共 450 元。', happenedOn: '2026-03-06', place: '老街', otherSide: { kind: 'person', name: '陈某' }, wish: '付清工资。', amountFen: '45000',
        applicant: { name: '王芸' }, privacyConsent: true, shareConsent: true,
      },
    });
    ({ caseId } = filed.body as unknown as { caseId: string });
    await api.sql(`UPDATE cases SET state = 'bothWilling', mediator_account_id = $2 WHERE id = $1`, [caseId, mediator.accountId]);
    await api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId, respondent.accountId]);
  });

  const post = (as: TestPerson, path: string, body?: unknown): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/session${path}`, { as, ...(body === undefined ? {} : { body }) });
  const view = async (as: TestPerson): Promise<SessionView> => (await api.send('GET', `/api/cases/${caseId}/session`, { as })).body as unknown as SessionView;
  const join = async (as: TestPerson, body: unknown = { rightsRead: true }): Promise<JoinAnswer> => (await post(as, '/join', body)).body as unknown as JoinAnswer;
  const enter = async (as: TestPerson): Promise<string> => {
    const pass = (await join(as)).pass;
    if (!pass) throw new Error('not admitted');
    video.connect(pass.token);
    return pass.token;
  };
  /** Opens the session with everybody inside. */
  const allInside = async (): Promise<{ mediator: string; applicant: string; respondent: string }> => {
    await post(mediator, '');
    await join(applicant);
    await join(respondent);
    await post(mediator, '/admit-all');
    return { mediator: await enter(mediator), applicant: await enter(applicant), respondent: await enter(respondent) };
  };
  const permissions = async (room: string): Promise<Record<string, boolean>> => Object.fromEntries((await video.participants(room)).map((one) => [one.identity, one.permission.canSubscribe && one.permission.canPublish]));

  it('rests when the mediator calls a pause: everybody sees since when, nobody is overheard, and the minutes keep both times', async () => {
    const tokens = await allInside();
    expect((await post(applicant, '/pause')).status).toBe(403);
    const began = api.clock.now().toISOString();
    expect((await post(mediator, '/pause')).status).toBe(200);
    expect((await post(mediator, '/pause')).status).toBe(200);
    for (const who of [mediator, applicant, respondent]) expect((await view(who)).pausedSince).toBe(began);
    expect([...(video.rooms.get(passOf(tokens.mediator).room)?.values() ?? [])].map(({ muted }) => muted)).toEqual([true, true, true]);
    api.clock.forward(7 * 60_000);
    await post(mediator, '/pause/end');
    for (const who of [mediator, applicant, respondent]) expect((await view(who)).pausedSince).toBeNull();
    expect((await view(applicant)).minutes.map(({ kind, at }) => [kind, at])).toEqual([
      ['pauseBegan', began],
      ['pauseEnded', api.clock.now().toISOString()],
    ]);
    expect((await api.sql(`SELECT action FROM audit_entries WHERE case_id = $1 AND action LIKE 'pause.%' ORDER BY position`, [caseId])).map((row) => (row as { action: string }).action)).toEqual(['pause.started', 'pause.ended']);
  });

  it('rests not in a private talk, and stops resting when one begins or the session closes', async () => {
    await allInside();
    await post(mediator, '/caucus', { side: 'applicant' });
    expect((await post(mediator, '/pause')).body).toMatchObject({ code: 'pause.private-talk' });
    await post(mediator, '/caucus/end');
    await post(mediator, '/pause');
    await post(mediator, '/caucus', { side: 'respondent' });
    expect((await view(applicant)).pausedSince).toBeNull();
    await post(mediator, '/caucus/end');
    await post(mediator, '/pause');
    await post(mediator, '/end');
    expect(await view(applicant)).toMatchObject({ pausedSince: null });
    expect((await view(applicant)).minutes.filter(({ kind }) => kind === 'pauseEnded')).toHaveLength(2);
  });

  it('says whether a draft lies on the table, so that nobody fetches what would show none', async () => {
    await allInside();
    expect((await view(applicant)).hasDraft).toBe(false);
    await api.sql(`INSERT INTO agreement_drafts (case_id, content, version, changed_at, changed_by) VALUES ($1, '{}', 1, now(), $2)`, [caseId, mediator.accountId]);
    expect((await view(applicant)).hasDraft).toBe(true);
  });

  it('lets nobody in before the mediator has opened it, and a stranger never learns that it exists', async () => {
    expect((await post(applicant, '/join', { rightsRead: true })).body).toMatchObject({ code: 'session.not-open' });
    const stranger = await api.resident('13800000019', '外人');
    await post(mediator, '');
    expect((await post(stranger, '/join', { rightsRead: true })).status).toBe(404);
    expect((await api.send('GET', `/api/cases/${caseId}/session`, { as: stranger })).status).toBe(404);
    const colleague = await api.staff('mediator', committee);
    expect((await post(colleague, '')).status).toBe(404);
    expect((await post(applicant, '')).status).toBe(403);
  });

  it('is opened by the mediator straight from both willing, once, however often the button is pressed', async () => {
    const answers = await Promise.all([post(mediator, ''), post(mediator, '')]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: applicant })).body).toMatchObject({ state: 'inSession' });
    expect(video.rooms.size).toBeGreaterThan(0);
  });

  it('keeps everybody waiting until the mediator lets them in, and tells why somebody is not', async () => {
    await post(mediator, '');
    expect((await post(applicant, '/join', {})).body).toMatchObject({ code: 'session.rights-not-read' });
    expect(await join(applicant)).toMatchObject({ status: 'waiting', pass: null });
    const waiting = (await view(mediator)).people.find((one) => one.side === 'applicant');
    expect(waiting).toMatchObject({ status: 'waiting', name: '王芸' });
    await post(mediator, '/refuse', { personId: waiting?.id, reason: '请先带上身份证' });
    expect(await join(applicant)).toMatchObject({ status: 'refused', refusal: '请先带上身份证', pass: null });
    expect(await join(applicant, { rightsRead: true, again: true })).toMatchObject({ status: 'waiting' });
    await post(mediator, '/admit', { personId: waiting?.id });
    const { pass } = await join(applicant);
    expect(pass).toMatchObject({ url: '/livekit', private: false });
    expect(passOf(pass?.token ?? '')).toEqual({ room: expect.stringMatching(/^main-/), identity: waiting?.id, permission: { canPublish: true, canSubscribe: true } });
  });

  it('judges the join anew each time: after the end, and after a party stopped the mediation, there is no way in', async () => {
    await allInside();
    await api.send('POST', `/api/cases/${caseId}/end`, { as: respondent, body: { reason: 'partyRefuses', note: '' } });
    expect((await post(applicant, '/join', { rightsRead: true })).body).toMatchObject({ code: 'session.case-over' });
    await api.app.get(Jobs).runSweep('sessions.keep-rooms');
    expect((await view(mediator)).session?.endedAt).not.toBeNull();
  });

  it('seats nobody who only asks whether there is a seat to come back to', async () => {
    expect(await join(applicant, { onlyBack: true })).toMatchObject({ status: 'expected', pass: null });
    await post(mediator, '');
    expect(await join(applicant, { onlyBack: true })).toMatchObject({ status: 'expected', personId: null });
    await join(applicant);
    await post(mediator, '/admit-all');
    expect((await join(applicant, { onlyBack: true })).pass).not.toBeNull();
  });

  it('keeps the seat of somebody who lost the connection or left: no second admission', async () => {
    await allInside();
    await post(applicant, '/leave');
    expect((await join(applicant, {})).pass).not.toBeNull();
  });

  describe('a removed person', () => {
    it('is put out, may not join again, and is put out again when coming back with the old token', async () => {
      const tokens = await allInside();
      const { room, identity } = passOf(tokens.respondent);
      await post(mediator, '/remove', { personId: identity });
      expect(await permissions(room)).not.toHaveProperty(identity);
      expect((await post(respondent, '/join', { rightsRead: true })).body).toMatchObject({ code: 'session.removed' });
      // The video server itself still takes the old token; its report brings the API.
      expect(video.connect(tokens.respondent)).toBe(true);
      const { body, authorization } = video.report({ id: randomUUID(), kind: 'joined', room, identity, at: '2026-03-10T02:05:00Z' });
      const heard = await api.send('POST', '/api/livekit/webhook', { body, headers: { 'content-type': 'application/webhook+json', authorization } });
      expect(heard.status).toBe(200);
      expect(await permissions(room)).not.toHaveProperty(identity);
    });

    it('is found by the sweep when the report got lost', async () => {
      const tokens = await allInside();
      const { room, identity } = passOf(tokens.applicant);
      await post(mediator, '/remove', { personId: identity });
      video.connect(tokens.applicant);
      await api.app.get(Jobs).runSweep('sessions.keep-rooms');
      expect(await permissions(room)).not.toHaveProperty(identity);
    });

    it('cannot be the mediator', async () => {
      const tokens = await allInside();
      expect((await post(mediator, '/remove', { personId: passOf(tokens.mediator).identity })).body).toMatchObject({ code: 'session.mediator-stays' });
    });
  });

  describe('a private talk', () => {
    it('has its own room, whose tokens only the mediator and that side get', async () => {
      const main = passOf((await allInside()).applicant).room;
      expect((await post(mediator, '/caucus', { side: 'applicant' })).status).toBe(200);
      const [withApplicant, withMediator, other] = await Promise.all([join(applicant), join(mediator), join(respondent)]);
      const privately = passOf(withApplicant.pass?.token ?? '').room;
      expect(privately).not.toBe(main);
      expect(passOf(withMediator.pass?.token ?? '').room).toBe(privately);
      expect(withApplicant.pass?.private).toBe(true);
      expect(other.pass?.private).toBe(false);
      expect(passOf(other.pass?.token ?? '').room).toBe(main);
    });

    it('silences its people in the main room at once, also when one comes back there with an old token', async () => {
      const tokens = await allInside();
      const main = passOf(tokens.applicant).room;
      const [a, m, r] = [tokens.applicant, tokens.mediator, tokens.respondent].map((token) => passOf(token).identity);
      await post(mediator, '/caucus', { side: 'applicant' });
      expect(await permissions(main)).toEqual({ [a ?? '']: false, [m ?? '']: false, [r ?? '']: true });
      video.connect(tokens.applicant);
      const { body, authorization } = video.report({ id: randomUUID(), kind: 'joined', room: main, identity: a ?? '', at: '2026-03-10T02:06:00Z' });
      await api.send('POST', '/api/webhooks/livekit', { body, headers: { 'content-type': 'application/webhook+json', authorization } });
      expect((await permissions(main))[a ?? '']).toBe(false);
      await post(mediator, '/caucus/end');
      expect(await permissions(main)).toEqual({ [a ?? '']: true, [m ?? '']: true, [r ?? '']: true });
    });

    it('puts out whoever gets into its room without belonging there', async () => {
      const tokens = await allInside();
      await post(mediator, '/caucus', { side: 'applicant' });
      const privately = passOf((await join(applicant)).pass?.token ?? '').room;
      const identity = passOf(tokens.respondent).identity;
      video.connect(await video.token({ room: privately, identity, permission: { canPublish: true, canSubscribe: true } }));
      const { body, authorization } = video.report({ id: randomUUID(), kind: 'joined', room: privately, identity, at: '2026-03-10T02:06:00Z' });
      await api.send('POST', '/api/livekit/webhook', { body, headers: { 'content-type': 'application/webhook+json', authorization } });
      expect(await permissions(privately)).not.toHaveProperty(identity);
    });

    it('shows the other side that it runs, and nothing of it: words typed there are for its people and gone afterwards', async () => {
      await allInside();
      await post(mediator, '/caucus', { side: 'applicant' });
      await post(applicant, '/chat', { text: '四百我也认' });
      expect((await view(mediator)).chat).toMatchObject([{ text: '四百我也认', private: true }]);
      expect(await view(respondent)).toMatchObject({ chat: [], caucus: { side: 'applicant', mine: false } });
      await post(applicant, '/caucus/end');
      expect((await view(mediator)).chat).toEqual([]);
      expect(await api.sql(`SELECT 1 FROM session_chat`)).toEqual([]);
    });

    it('leaves only its times in the minutes, and no line can be written meanwhile', async () => {
      await allInside();
      await post(mediator, '/caucus', { side: 'respondent' });
      expect((await post(mediator, '/minutes', { text: '他说今晚能转' })).body).toMatchObject({ code: 'minutes.private-talk' });
      api.clock.forward(5 * 60_000);
      await post(mediator, '/caucus/end');
      const seen = await view(applicant);
      expect(seen.minutes.map((line) => [line.kind, line.side, line.text])).toEqual([['privateTalkBegan', 'respondent', ''], ['privateTalkEnded', 'respondent', '']]);
      expect(seen.caucusSeconds).toEqual({ applicant: 0, respondent: 300 });
    });

    it('is ended by the side in it, never by the other, and two cannot run at once', async () => {
      await allInside();
      const both = await Promise.all([post(mediator, '/caucus', { side: 'applicant' }), post(mediator, '/caucus', { side: 'respondent' })]);
      expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
      const { caucus } = await view(mediator);
      const [inside, outside] = caucus?.side === 'applicant' ? [applicant, respondent] : [respondent, applicant];
      expect((await post(outside, '/caucus/end')).body).toMatchObject({ code: 'caucus.not-yours' });
      expect((await post(inside, '/caucus/end')).status).toBe(200);
    });
  });

  describe('an official', () => {
    const ask = async (): Promise<string> => {
      const answer = await post(mediator, '/officials', { name: '何启明', office: '县劳动监察', item: '辞退时工资怎么结清', phone: '138 0000 3333' });
      return (answer.body as unknown as { id: string }).id;
    };
    const openLink = async (link: string): Promise<TestPerson> => {
      const opened = await api.send('POST', '/api/auth/guest', { body: { token: link.split('#')[1] } });
      return { accountId: 'guest', name: '何启明', cookie: String(opened.headers['set-cookie']).split(';')[0] ?? '' };
    };
    const ring = async (id: string): Promise<TestPerson> => openLink(((await post(mediator, `/officials/${id}/ring`)).body as unknown as { link: string }).link);

    it('is rung only when every party has agreed, and not when one says no', async () => {
      await post(mediator, '');
      const id = await ask();
      expect((await post(mediator, `/officials/${id}/ring`)).body).toMatchObject({ code: 'participant.not-all-answered' });
      await post(applicant, `/officials/${id}/consent`, { consent: true });
      expect((await post(mediator, `/officials/${id}/ring`)).body).toMatchObject({ code: 'participant.not-all-answered' });
      await post(respondent, `/officials/${id}/consent`, { consent: false });
      expect((await post(mediator, `/officials/${id}/ring`)).body).toMatchObject({ code: 'participant.party-declined' });
      await post(respondent, `/officials/${id}/consent`, { consent: true });
      expect((await post(mediator, `/officials/${id}/ring`)).status).toBe(200);
      expect(await api.lastMessage('13800003333')).toContain('/g#');
    });

    it('comes in by a link that works once, waits like everybody, and reads neither minutes nor facts', async () => {
      await allInside();
      await post(mediator, '/minutes', { text: '王芸：上了一天半班' });
      await post(mediator, '/facts', { text: '工资一天 300 元' });
      await post(applicant, '/chat', { text: '在吗' });
      const id = await ask();
      for (const party of [applicant, respondent]) await post(party, `/officials/${id}/consent`, { consent: true });
      const rung = (await post(mediator, `/officials/${id}/ring`)).body as unknown as { link: string };
      const official = await openLink(rung.link);
      expect((await api.send('POST', '/api/auth/guest', { body: { token: rung.link.split('#')[1] } })).body).toMatchObject({ code: 'guest-link.used' });
      expect(await join(official, {})).toMatchObject({ status: 'waiting', pass: null });
      api.clock.forward(1000);
      await post(mediator, '/admit-all');
      expect((await join(official, {})).pass).not.toBeNull();
      expect(await view(official)).toMatchObject({ minutes: [], facts: [], chat: [], me: { role: 'official', item: '辞退时工资怎么结清' } });
      for (const path of ['/minutes', '/facts', '/admit-all', '/caucus', '/officials']) expect((await post(official, path, { text: 'x' })).status).toBe(403);
    });

    it('hears nothing of a private talk', async () => {
      await allInside();
      const id = await ask();
      for (const party of [applicant, respondent]) await post(party, `/officials/${id}/consent`, { consent: true });
      const official = await ring(id);
      await join(official, {});
      await post(mediator, '/admit-all');
      await post(mediator, '/caucus', { side: 'applicant' });
      expect((await join(official, {})).pass?.private).toBe(false);
    });

    it('has to go when a party no longer agrees, and when the item is finished', async () => {
      await allInside();
      const id = await ask();
      for (const party of [applicant, respondent]) await post(party, `/officials/${id}/consent`, { consent: true });
      const official = await ring(id);
      const { personId } = await join(official, {});
      await post(mediator, '/admit-all');
      const token = (await join(official, {})).pass?.token ?? '';
      video.connect(token);
      await post(respondent, `/officials/${id}/consent`, { consent: false });
      expect(await permissions(passOf(token).room)).not.toHaveProperty(personId ?? '');
      expect((await post(official, '/join', {})).status).toBe(401);
      expect((await view(mediator)).officials).toMatchObject([{ state: 'left' }]);
    });

    it('with an account is told when the bell rings, and sees the case of the item only from then on', async () => {
      const department = await api.body({ path: `city.county.labour${number}.`, kind: 'department', level: 'county' });
      const officer = await api.staff('official', department, '何启明');
      expect((await api.send('GET', `/api/cases/${caseId}/session/officials/candidates`, { as: mediator })).body).toEqual(expect.arrayContaining([expect.objectContaining({ accountId: officer.accountId, name: '何启明' })]));
      await post(mediator, '');
      const asked = (await post(mediator, '/officials', { name: '何启明', office: '县劳动监察', item: '结清工资', accountId: officer.accountId })).body as unknown as { id: string };
      expect((await post(officer, '/join', {})).status).toBe(404);
      for (const party of [applicant, respondent]) await post(party, `/officials/${asked.id}/consent`, { consent: true });
      const notices = async (): Promise<unknown> => (await api.send('GET', '/api/notices', { as: officer })).body;
      expect(await notices()).toEqual([]);
      await post(mediator, `/officials/${asked.id}/ring`);
      await api.until('the official hears', async () => ((await notices()) as unknown[]).length > 0);
      expect(await notices()).toMatchObject([{ kind: 'official.rung', caseId, params: { item: '结清工资' } }]);
      expect(await join(officer, {})).toMatchObject({ status: 'waiting' });
      await post(mediator, `/officials/${asked.id}/leave`);
      expect((await post(officer, '/join', {})).status).toBe(404);
    });
  });

  describe('the record', () => {
    it('keeps undisputed facts apart, confirmed by each party for itself', async () => {
      await allInside();
      await post(mediator, '/facts', { text: '一天 300 元，做到 3 月 6 日' });
      const fact = (await view(applicant)).facts[0]?.id;
      await post(applicant, `/facts/${fact}/confirm`, { confirmed: true });
      expect((await view(respondent)).facts).toMatchObject([{ confirmedByMe: false, confirmedByAll: false }]);
      expect((await api.send('DELETE', `/api/cases/${caseId}/session/facts/${fact}`, { as: mediator })).body).toMatchObject({ code: 'fact.already-confirmed' });
      await post(respondent, `/facts/${fact}/confirm`, { confirmed: true });
      expect((await view(respondent)).facts).toMatchObject([{ confirmedByAll: true }]);
      expect((await post(applicant, `/facts/${fact}/confirm`, { confirmed: false })).body).toMatchObject({ code: 'fact.confirmed-by-all' });
    });

    it('writes attendance once for each report, and by itself when reports were lost', async () => {
      const tokens = await allInside();
      const { room, identity } = passOf(tokens.applicant);
      const report = video.report({ id: 'EV_1', kind: 'joined', room, identity, at: '2026-03-10T02:01:00Z' });
      for (let i = 0; i < 2; i++) await api.send('POST', '/api/livekit/webhook', { body: report.body, headers: { 'content-type': 'application/webhook+json', authorization: report.authorization } });
      const rows = (): Promise<{ person_id: string; what: string }[]> => api.sql(`SELECT a.person_id, a.what FROM session_attendance a JOIN sessions s ON s.id = a.session_id WHERE s.case_id = $1 ORDER BY a.at`, [caseId]);
      expect(await rows()).toEqual([{ person_id: identity, what: 'joined' }]);
      await api.app.get(Jobs).runSweep('sessions.keep-rooms');
      expect((await rows()).filter((row) => row.what === 'joined')).toHaveLength(3);
      await video.remove(room, identity);
      api.clock.forward(60_000);
      await api.app.get(Jobs).runSweep('sessions.keep-rooms');
      expect((await rows()).at(-1)).toEqual({ person_id: identity, what: 'left' });
    });

    it('believes no report without the right signature', async () => {
      const tokens = await allInside();
      const { room, identity } = passOf(tokens.applicant);
      const { body } = video.report({ id: 'EV_2', kind: 'left', room, identity, at: '2026-03-10T02:01:00Z' });
      const answer = await api.send('POST', '/api/livekit/webhook', { body, headers: { 'content-type': 'application/webhook+json', authorization: 'forged' } });
      expect([answer.status, answer.body]).toMatchObject([403, { code: 'webhook.signature' }]);
    });
  });

  it('puts hands in order, and keeps the place of a hand raised twice', async () => {
    await allInside();
    await post(respondent, '/hand', { raised: true });
    api.clock.forward(1000);
    await post(applicant, '/hand', { raised: true });
    api.clock.forward(1000);
    await post(respondent, '/hand', { raised: true });
    const hands = async (): Promise<unknown> => (await view(mediator)).people.filter((one) => one.hand !== null).map((one) => [one.side, one.hand]);
    expect(await hands()).toEqual([['applicant', 2], ['respondent', 1]]);
    await post(respondent, '/hand', { raised: false });
    expect(await hands()).toEqual([['applicant', 1]]);
  });

  it('mutes one or all but the mediator, and nobody is unmuted from afar', async () => {
    const tokens = await allInside();
    await post(mediator, '/mute-all');
    const muted = (await video.participants(passOf(tokens.mediator).room)).map((one) => [one.identity, one.microphones[0]?.muted]);
    expect(Object.fromEntries(muted)).toEqual({ [passOf(tokens.mediator).identity]: false, [passOf(tokens.applicant).identity]: true, [passOf(tokens.respondent).identity]: true });
    expect(VideoServer.prototype).not.toHaveProperty('unmute');
  });

  it('opens the rooms anew after the video server was started again', async () => {
    const tokens = await allInside();
    video.rooms.clear();
    expect(video.connect(tokens.applicant)).toBe(false);
    await api.app.get(Jobs).runSweep('sessions.keep-rooms');
    expect(video.connect(tokens.applicant)).toBe(true);
    video.rooms.clear();
    expect(video.connect((await join(applicant)).pass?.token ?? '')).toBe(true);
  });

  it('shows only what both sides may see, and only to those inside', async () => {
    await allInside();
    const [party] = await api.sql<{ id: string }>(`SELECT id FROM exhibits WHERE case_id = $1`, [caseId]);
    expect(party).toBeUndefined();
    expect((await post(mediator, '/document', { document: { kind: 'paper', id: randomUUID() } })).status).toBe(404);
    expect((await api.send('GET', `/api/cases/${caseId}/session/document/pages/1`, { as: applicant })).status).toBe(404);
    expect((await post(applicant, '/document', { document: null })).status).toBe(403);
  });

  it('ends for everybody: rooms are gone, and a new one may be opened while the agreement is being written', async () => {
    const tokens = await allInside();
    await post(mediator, '/end');
    expect(video.rooms.has(passOf(tokens.applicant).room)).toBe(false);
    expect((await post(applicant, '/join', { rightsRead: true })).body).toMatchObject({ code: 'session.not-open' });
    expect((await view(applicant)).session?.endedAt).not.toBeNull();
    expect((await post(mediator, '')).status).toBe(200);
    expect(await join(applicant)).toMatchObject({ status: 'waiting' });
  });

  it('says in the audit who was let in, refused and removed', async () => {
    const tokens = await allInside();
    await post(mediator, '/remove', { personId: passOf(tokens.respondent).identity });
    const actions = (await api.sql<{ action: string }>(`SELECT action FROM audit_entries WHERE case_id = $1`, [caseId])).map((row) => row.action);
    expect(actions).toEqual(expect.arrayContaining(['session.opened', 'session.arrived', 'session.admitted', 'session.removed']));
  });
});

describe('an installation without video', () => {
  it('still sits people together, by telephone, and says clearly that there is no video', async () => {
    const api = await startTestApi();
    const committee = await api.body({ path: 'city.county.liutang.' });
    const mediator = await api.staff('mediator', committee);
    const caseId = randomUUID();
    await api.sql(
      `INSERT INTO cases (id, number, organization_id, organization_path, kind, state, title, source, mediator_account_id, filed_at, state_since) VALUES ($1, 'JF-1', $2, 'city.county.liutang.', 'wages', 'bothWilling', 't', 's', $3, now(), now())`,
      [caseId, committee.id, mediator.accountId],
    );
    const send = (path: string, body?: unknown): ReturnType<TestApi['send']> => api.send('POST', `/api/cases/${caseId}/session${path}`, { as: mediator, body: body ?? {} });
    expect((await send('')).status).toBe(200);
    expect((await send('/join', { mode: 'video' })).body).toMatchObject({ code: 'video.unavailable' });
    expect((await send('/join', { mode: 'telephone' })).body).toMatchObject({ status: 'admitted', pass: null });
    await api.close();
  });
});
