import { test } from '@playwright/test';
import { cameraFile } from '../support/camera.js';
import { agreesToAll, draftsInstalments, freezes, signs, signsAndSeals, verifies } from '../support/agreement.js';
import { choosesCourt, confirms, idNumber, sealsProof, seesRuling, signsApplication } from '../support/court.js';
import { freshPhone } from '../support/demonstration.js';
import { accepts, asks, isWilling, takesOn } from '../support/desk.js';
import { files } from '../support/filing.js';
import { hasRoomForOneMore } from '../support/register.js';
import { DESKTOP, Person } from '../support/person.js';
import { findATime, letsEverybodyIn, opensTheRoom, seeEachOther, talkPrivately, waitsAtTheDoor } from '../support/talk.js';

test('the motorcycle and the pedestrian: from the scanned code to a confirmed agreement in instalments', async () => {
  const phones = { applicant: freshPhone(), respondent: freshPhone() };
  const applicant = await Person.arrives('李桂芳', { camera: cameraFile('applicant') });
  const respondent = await Person.arrives('郭铁柱', { camera: cameraFile('respondent') });
  const clerk = await Person.arrives('高明远', { viewport: DESKTOP });
  const dispatcher = await Person.arrives('方予安', { viewport: DESKTOP });
  const judge = await Person.arrives('沈怀瑾', { viewport: DESKTOP });
  const mediator = await Person.arrives('林柏舟', { viewport: DESKTOP, camera: cameraFile('mediator') });
  try {
    const caseId = await test.step('the pedestrian scans the code at the traffic police and files', () =>
      files(applicant, {
        code: 'DD3P-8WNX',
        story: '早上我在国道边走路，一辆摩托车从后面撞到我，左脚踝骨折，住了六天院。骑车的人垫付了两千，后来就说没有钱。',
        place: '国道老街路口',
        day: '2026-11-02',
        other: { name: '郭铁柱', phone: phones.respondent },
        wish: '赔医药费和误工费，可以分几次付。',
        amount: '18,600',
        name: '李桂芳',
        phone: phones.applicant,
      }));
    await test.step('the clerk accepts', async () => {
      await clerk.logsInAsStaff();
      await accepts(clerk, caseId);
    });
    await test.step('the dispatcher asks a traffic specialist, who takes it on', async () => {
      await dispatcher.logsInAsStaff();
      await hasRoomForOneMore(dispatcher, '林柏舟');
      await asks(dispatcher, caseId, '林柏舟');
      await mediator.logsInAsStaff();
      await takesOn(mediator, caseId);
    });
    await test.step('the rider opens the message and is willing to talk', () => isWilling(respondent, phones.respondent));
    await test.step('both find a time with one tap', () => findATime(applicant, respondent, caseId));
    await test.step('they meet by video, and see each other', async () => {
      await clerk.page.goto('/staff/');
      await dispatcher.page.goto('/staff/');
      await opensTheRoom(mediator, caseId);
      await waitsAtTheDoor(applicant, caseId);
      await waitsAtTheDoor(respondent, caseId);
      await letsEverybodyIn(mediator, [applicant, respondent]);
      await seeEachOther([
        { person: applicant, seat: 'applicant' },
        { person: respondent, seat: 'respondent' },
        { person: mediator, seat: 'mediator' },
      ]);
      await applicant.shows('room');
      await mediator.shows('room-mediator');
    });
    await test.step('a private talk is private', () => talkPrivately(mediator, applicant, respondent, '李桂芳'));
    await test.step('three instalments are drafted before both eyes, agreed on, and made final', async () => {
      await draftsInstalments(mediator, 3, '2026-12-20');
      await agreesToAll(applicant);
      await agreesToAll(respondent);
      await freezes(mediator);
    });
    await test.step('both sign on the phone, one by hand and one by typing', async () => {
      const answers = [/18,?600/, /2027[年-]0?2[月-]20/, /可以去起诉/, /能，什么时候都能/];
      await signs(applicant, caseId, phones.applicant, answers, 'handwriting');
      await signs(respondent, caseId, phones.respondent, answers, 'typed');
    });
    await test.step('the mediator signs, the committee seals: in effect; anybody can verify it', async () => {
      await signsAndSeals(mediator, clerk, caseId);
      await verifies(dispatcher, caseId, applicant);
    });
    await test.step('both ask a competent court to confirm it, and the judge does', async () => {
      await choosesCourt(applicant, caseId, '古城县人民法院', { id: idNumber('33010119800307002'), gender: '女', home: '古城县柳塘镇老街 12 号' });
      await choosesCourt(respondent, caseId, '古城县人民法院', { id: idNumber('33010119850812003'), gender: '男', home: '古城县石湾镇新湾村 5 号' });
      await signsApplication(applicant, caseId, phones.applicant);
      await signsApplication(respondent, caseId, phones.respondent);
      await sealsProof(clerk, caseId);
      await judge.logsInAsStaff();
      await confirms(judge, ['李桂芳', '郭铁柱'], `（2026）古法诉前调确 ${Date.now() % 1_000_000} 号`);
      await seesRuling(applicant, caseId);
      await seesRuling(respondent, caseId);
    });
  } finally {
    for (const person of [applicant, respondent, clerk, dispatcher, judge, mediator]) await person.leaves();
  }
});
