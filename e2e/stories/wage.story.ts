import { expect, test } from '@playwright/test';
import { cameraFile } from '../support/camera.js';
import { agreesToAll, draftsOnePayment, freezes, signs, signsAndSeals } from '../support/agreement.js';
import { filesAtTheCounter, logsInByPhone } from '../support/counter.js';
import { freshPhone } from '../support/demonstration.js';
import { accepts, asks, isWilling, takesOn } from '../support/desk.js';
import { choosesLargeType, showsInEnglish, speaks } from '../support/looks.js';
import { agreesToTheOfficial, asksForAGuest, asksForAnOfficial, comesAsOfficial, comesByTheLink, readsTheOldNotice, ringsTheOfficialIn, showsTheOfficialOut, takesABreak } from '../support/official.js';
import { confirmsReceipt, saysItWasPaid } from '../support/performance.js';
import { DESKTOP, Person } from '../support/person.js';
import { hasRoomForOneMore } from '../support/register.js';
import { reachesEverythingByTab } from '../support/tab-walk.js';
import { comparesTheDocument, letsEverybodyIn, opensTheRoom, seeEachOther, waitsAtTheDoor } from '../support/talk.js';

/** The day some days from now, where the county is. */
const dayFromNow = (days: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000);

test("Ms Wang's 450 yuan: told at the counter, talked over with the labour inspector on the same day, paid, and no court", async () => {
  const phones = { applicant: freshPhone(), respondent: freshPhone() };
  // Asked once: a story told over midnight must look for the day it wrote down.
  const dueDay = dayFromNow(1);
  const applicant = await Person.arrives('王芸', { camera: cameraFile('applicant') });
  const respondent = await Person.arrives('禾香小馆', { camera: cameraFile('respondent') });
  const clerk = await Person.arrives('范小禾', { viewport: DESKTOP });
  const mediator = await Person.arrives('周敏和', { viewport: DESKTOP, camera: cameraFile('mediator') });
  const official = await Person.arrives('何启明', { viewport: DESKTOP, camera: cameraFile('official') });
  const guest = await Person.arrives('柳站长', { camera: cameraFile('official') });
  try {
    const caseId = await test.step('Ms Wang tells, the clerk types', async () => {
      await clerk.logsInAsStaff();
      return filesAtTheCounter(clerk, {
        place: /柳塘镇政府一楼大厅/,
        kind: '工资没有发',
        name: '王芸',
        phone: phones.applicant,
        story: '我在禾香小馆帮厨三天，说好一天一百五，走的时候老板说生意不好，一分没给。',
        day: dayFromNow(-6),
        wish: '把三天的工钱 450 元给我。',
        amount: '450',
        other: { name: '禾香小馆', phone: phones.respondent },
        consent: '王芸本人在场，念给她听过。',
      });
    });
    await test.step('the town accepts it, and asks a mediator who knows labour', async () => {
      await accepts(clerk, caseId);
      await hasRoomForOneMore(clerk, '周敏和');
      await asks(clerk, caseId, '周敏和');
      await mediator.logsInAsStaff();
      await takesOn(mediator, caseId);
    });
    await test.step('the owner opens the message, and is willing to talk', () => isWilling(respondent, phones.respondent));
    await test.step('Ms Wang comes in with her phone number, and likes large type', async () => {
      await logsInByPhone(applicant, phones.applicant);
      await applicant.page.goto(`/my/cases/${caseId}`);
      await expect(applicant.page.getByRole('heading', { level: 1 })).toBeVisible();
      await applicant.shows('case');
      await choosesLargeType(applicant);
      await applicant.shows('case-large');
    });
    await test.step('everybody has time now: the room opens without an appointment', async () => {
      await clerk.page.goto('/staff/');
      await opensTheRoom(mediator, caseId);
      await waitsAtTheDoor(applicant, caseId);
      await respondent.page.goto(`/my/cases/${caseId}`);
      await expect(respondent.page.getByRole('heading', { level: 1 })).toBeVisible();
      await showsInEnglish(respondent, 'case');
      await waitsAtTheDoor(respondent, caseId);
      await speaks(respondent, 'English');
      await respondent.shows('waiting-room-en');
      await letsEverybodyIn(mediator, [applicant, respondent]);
      await seeEachOther([
        { person: applicant, seat: 'applicant' },
        { person: respondent, seat: 'respondent' },
        { person: mediator, seat: 'mediator' },
      ]);
    });
    await test.step('the mediator compares the card of Ms Wang on the screen', () => comparesTheDocument(mediator, '王芸'));
    await test.step('both agree that the labour inspector says one thing', async () => {
      await asksForAnOfficial(mediator, '何启明', '三天的零工，工资什么时候要付清？');
      await agreesToTheOfficial(applicant, 'official-question-large');
      await agreesToTheOfficial(respondent, 'official-question-en');
      await ringsTheOfficialIn(mediator);
    });
    await test.step('the inspector joins from afar: four people see each other', async () => {
      await official.logsInAsStaff();
      await comesAsOfficial(official, caseId);
      await mediator.page.getByRole('button', { name: '请进来', exact: true }).click();
      await seeEachOther([
        { person: applicant, seat: 'applicant' },
        { person: respondent, seat: 'respondent' },
        { person: mediator, seat: 'mediator' },
        { person: official, seat: 'official' },
      ]);
      await applicant.shows('room-four-large');
      await respondent.shows('room-four-en');
      await mediator.shows('room-four-mediator');
      await official.shows('room-four-official');
      await showsTheOfficialOut(mediator, official, [applicant, respondent]);
      await readsTheOldNotice(official, caseId);
    });
    await test.step('somebody without an account comes by a link, for one thing and once; then everybody rests', async () => {
      const item = '零工的工资，多久内要结清？';
      await asksForAGuest(mediator, { name: '柳站长', office: '柳塘镇劳动保障站', item }, [applicant, respondent]);
      await comesByTheLink(mediator, guest, item);
      await takesABreak(mediator, [applicant, respondent]);
    });
    await test.step('one sum, by tomorrow: agreed on and made final', async () => {
      await draftsOnePayment(mediator, { purpose: '三天工资', dueDay, representative: '陈某' });
      await agreesToAll(applicant);
      await agreesToAll(respondent);
      await freezes(mediator);
    });
    await test.step('both sign, the mediator signs, the town seals', async () => {
      await respondent.page.goto(`/my/cases/${caseId}`);
      await expect(respondent.page.getByRole('heading', { level: 1 })).toBeVisible();
      await respondent.shows('case-final-en');
      await speaks(respondent, '中文');
      await applicant.page.goto(`/my/cases/${caseId}`);
      await choosesLargeType(applicant, false);
      const [year, month, day] = dueDay.split('-').map(Number);
      const answers = [/450/, new RegExp(`${year}(年|-0?)${month}(月|-0?)${day}`), /可以去起诉/, /能，什么时候都能/];
      await signs(applicant, caseId, phones.applicant, answers, 'handwriting');
      await signs(respondent, caseId, phones.respondent, answers, 'handwriting');
      await signsAndSeals(mediator, clerk, caseId);
    });
    await test.step('the owner pays and shows it, Ms Wang has the money: kept, with no court', async () => {
      await saysItWasPaid(respondent, caseId);
      await showsInEnglish(respondent, 'promise-claimed');
      await confirmsReceipt(applicant, caseId);
      await choosesLargeType(applicant);
      await applicant.shows('promise-done-large');
    });
    await test.step('whoever has no mouse reaches everything', async () => {
      for (const path of [`/my/cases/${caseId}`, '/my', `/my/cases/${caseId}/promise`, '/']) {
        await applicant.page.goto(path);
        await reachesEverythingByTab(applicant);
      }
      for (const path of ['/staff/', '/staff/counter', '/staff/new', `/staff/cases/${caseId}`]) {
        await clerk.page.goto(path);
        await reachesEverythingByTab(clerk);
      }
      await mediator.page.goto(`/staff/cases/${caseId}`);
      await reachesEverythingByTab(mediator);
    });
  } finally {
    for (const person of [applicant, respondent, clerk, mediator, official, guest]) await person.leaves();
  }
});
