import { Buffer } from 'node:buffer';
import { expect, test } from '@playwright/test';
import type { VerifyAnswer } from '@jiefen/mediation/wire';
import { cameraFile } from '../support/camera.js';
import { freshPhone, messageTo } from '../support/demonstration.js';
import { dropsFile, penSignedScan } from '../support/paper.js';
import { DESKTOP, Person } from '../support/person.js';
import { agreesInWords, comesIn, makesFinal, preparesCase, sends, sitsDown, type Table } from '../support/prepared.js';
import { agreementOf, answersQuestions, asksForTheCode, isReadyToSign, pressesSign, readsPages, typesTheName } from '../support/signing.js';

/** The day some days from now, where the county is. */
const dayFromNow = (days: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000);
const dayIn = (day: string): RegExp => {
  const [year, month, date] = day.split('-').map(Number);
  return new RegExp(`${year}(年|-0?)${month}(月|-0?)${date}`);
};

test('signing is one act for one text: broken off, mixed up, changed meanwhile, by word, on paper', async () => {
  const phones = { applicant: freshPhone(), respondent: freshPhone() };
  const dueDay = dayFromNow(20);
  const applicant = await Person.arrives('李桂芳', { camera: cameraFile('applicant') });
  const respondent = await Person.arrives('郭铁柱', { camera: cameraFile('respondent') });
  const mediator = await Person.arrives('调解员', { viewport: DESKTOP, camera: cameraFile('mediator') });
  const dispatcher = await Person.arrives('方予安', { viewport: DESKTOP });
  const table: Table = { applicant, respondent, phones, mediator, dispatcher };
  const people = [applicant, respondent, mediator, dispatcher];
  const right = [/450/, dayIn(dueDay), /可以去起诉/, /能，什么时候都能/];
  try {
    const oral = await test.step('a small thing, done at once, is agreed by word: what that is not is said before anybody says yes', async () => {
      const [ofLogIn] = await Promise.all([comesIn(applicant, phones.applicant), sitsDown(dispatcher)]);
      const { caseId } = await preparesCase(table, { kind: 'neighbours', what: '楼上漏水，弄脏了一面墙。', wish: '赔 200 元粉刷', amountFen: '20000' });
      await agreesInWords(table, caseId, '粉刷费', dayFromNow(2));
      const desk = mediator.page;
      await desk.goto(`/staff/cases/${caseId}`);
      await desk.getByText('口头达成，登记下来').click();
      await expect(desk.getByText('不能直接请法院确认。想请法院确认，要先写成书面的。')).toBeVisible();
      await mediator.shows('oral-offer');
      await desk.getByRole('button', { name: '登记，请双方确认' }).click();
      await expect(desk.getByText('登记了，等双方说“对”。说齐了自动生效。')).toBeVisible();
      const { page } = applicant;
      await page.goto(`/my/cases/${caseId}`);
      await expect(page.getByText('不能直接请法院确认。想请法院确认，要先写成书面的。')).toBeVisible();
      await applicant.shows('oral-read');
      const before = Date.now() - 1000;
      await page.getByRole('button', { name: '发短信', exact: true }).click();
      const [, code = ''] = await messageTo(phones.applicant, /签字验证码 (\d{6})/, before);
      return { caseId, code, ofLogIn };
    });

    const caseId = await test.step('a signer who reloads in the middle goes on where they were: pages read, questions answered', async () => {
      const prepared = await preparesCase(table, { kind: 'wages', what: '一天半的工资没有发。', wish: '付清工资', amountFen: '45000' });
      await makesFinal(table, prepared.caseId, await agreesInWords(table, prepared.caseId, '工资', dueDay));
      const { page } = applicant;
      await page.goto(`/my/cases/${prepared.caseId}/sign`);
      await readsPages(applicant, 1);
      await page.reload();
      const feet = page.locator('.read-pages figcaption');
      await expect(feet.first().getByText('看完了')).toBeVisible();
      await expect(page.getByText(/还有 \d+ 页没看到最下面/).first()).toBeVisible();
      await readsPages(applicant);
      await page.getByRole('button', { name: '看完了，接着往下' }).click();
      await answersQuestions(applicant, right.slice(0, 2));
      await page.reload();
      await expect(page.getByRole('heading', { name: '签之前，请您说说看' })).toBeVisible();
      for (const answer of right.slice(0, 2)) await expect(page.getByRole('radio', { name: answer }).first()).toBeChecked();
      await applicant.shows('half-answered-after-reload');
      return prepared.caseId;
    });

    await test.step('an answer that differs goes to the mediator, who sees which; explained, it is answered again', async () => {
      await mediator.page.goto(`/staff/cases/${caseId}`);
      await expect(mediator.page.getByRole('heading', { name: '协议定稿了' }).first()).toBeVisible();
      await answersQuestions(applicant, [/900/, ...right.slice(1)]);
      await applicant.page.getByRole('button', { name: '答好了，去签字' }).click();
      await expect(applicant.page.getByText('您说：900')).toBeVisible();
      await expect(applicant.page.getByText('调解员已经知道了，会跟您讲。')).toBeVisible();
      await applicant.shows('answer-differs');
      const told = mediator.page.getByText('李桂芳有地方和协议说的不一样');
      await expect(told).toBeVisible();
      await expect(mediator.page.getByText('答的是：900')).toBeVisible();
      await mediator.shows('has-to-explain');
      await applicant.page.getByRole('button', { name: '协议对，我记错了' }).click();
      await answersQuestions(applicant, right.slice(0, 1));
      await applicant.page.getByRole('button', { name: '答好了，去签字' }).click();
      await expect(applicant.page.getByRole('heading', { name: '签上您的名字' })).toBeVisible();
      await expect(told).toHaveCount(0);
    });

    await test.step('a code of another paper or of the log-in signs nothing, and the page says which code it is', async () => {
      const { page } = applicant;
      await asksForTheCode(applicant, phones.applicant);
      await typesTheName(applicant);
      await page.reload();
      await expect(page.getByText(/^短信发到 .+ 了，10 分钟内有效。$/)).toBeVisible();
      await expect(page.getByLabel(/打您的名字/)).toHaveValue('李桂芳');
      await page.getByLabel(/页我都看了/).check();
      for (const [code, says] of [[oral.ofLogIn, '这是登录或者办别的事用的验证码'], [oral.code, '这是另一份文件的签字验证码']] as const) {
        await page.getByLabel('短信里的 6 位数字').fill(code);
        await pressesSign(applicant);
        await expect(page.getByText(says).first()).toBeVisible();
      }
      await applicant.shows('code-of-another-paper');
      expect((await agreementOf(applicant, caseId)).signers.every(({ signedAt }) => signedAt === null)).toBe(true);
    });

    await test.step('the code was not spoilt by that: with it the word by word is confirmed, and both have said yes', async () => {
      for (const party of [respondent, applicant]) {
        const { page } = party;
        await page.goto(`/my/cases/${oral.caseId}`);
        await page.getByLabel('记的就是我们谈好的，是我自己愿意的').check();
        await page.getByLabel('我不需要书面协议书').check();
        await page.getByRole('button', { name: '发短信', exact: true }).click();
        // Within a minute no second message is sent, and the field for the first one comes.
        await expect(page.getByLabel('短信里的 6 位数字')).toBeVisible();
        const { number } = await agreementOf(party, oral.caseId);
        const [, code = ''] = await messageTo(phones[party === applicant ? 'applicant' : 'respondent'], new RegExp(`签字验证码 (\\d{6})，只用于签署 ${number}`));
        await page.getByLabel('短信里的 6 位数字').fill(code);
        await page.getByRole('button', { name: '对，就这样' }).click();
        await expect(page.getByRole('heading', { name: party === applicant ? '口头协议算数了' : '您确认好了' })).toBeVisible();
      }
      // What it lacks, and how to get it (L-16).
      await expect(applicant.page.getByText('法院要看写下来的协议书。')).toBeVisible();
      await expect(applicant.page.getByRole('button', { name: '请调解员写成书面的' })).toBeVisible();
      await applicant.shows('oral-in-effect');
    });

    await test.step('the text goes back while the signer is on the page: it says so and why, and the old text cannot be signed', async () => {
      const { page } = applicant;
      await page.goto(`/my/cases/${caseId}/sign`);
      await expect(page.getByRole('heading', { name: '签上您的名字' })).toBeVisible();
      const old = await agreementOf(applicant, caseId);
      await mediator.page.getByRole('button', { name: '有地方要改' }).first().click();
      await mediator.page.getByLabel('哪里要改').fill('把押金也写进去');
      await mediator.page.getByRole('button', { name: '回去改', exact: true }).click();
      await expect(page.getByText(/第 1 稿在 .+ 退回去改了，作废了/)).toBeVisible();
      await expect(page.getByText('为什么：把押金也写进去')).toBeVisible();
      await expect(page.getByRole('button', { name: '签字', exact: true })).toHaveCount(0);
      await applicant.shows('text-went-back');
      const refused = await page.request.post(`/api/cases/${caseId}/agreement/sign`, { data: { code: '123456', shown: old.frozenSha256, pagesRead: old.pages, freely: true, appearance: { kind: 'typed', text: '李桂芳' } } });
      expect(refused.ok()).toBe(false);
      const shown = await makesFinal(table, caseId, await agreesInWords(table, caseId, '工资、押金', dueDay));
      expect(shown).not.toBe(old.frozenSha256);
      await expect(page.getByText('下面是第 2 稿。请从头看一遍，再决定签不签。')).toBeVisible();
      await expect(page.getByRole('heading', { name: '先把协议看一遍' })).toBeVisible();
      await expect(page.getByText('看完了', { exact: true })).toHaveCount(0);
    });

    await test.step('in the video room, on two phones, one with a finger and one by typing, both press in the same moment: both have signed one document', async () => {
      await mediator.page.goto(`/staff/cases/${caseId}/room`);
      for (const party of [applicant, respondent]) {
        await party.page.goto(`/my/cases/${caseId}/room`);
        await party.page.getByRole('button', { name: '我看过了，进等候室' }).click();
        await expect(party.page.getByRole('heading', { name: '您先坐一会儿' })).toBeVisible();
      }
      await mediator.page.getByRole('button', { name: '都请进来' }).click();
      for (const party of [applicant, respondent]) {
        await party.page.getByRole('button', { name: '去签字' }).click();
        await readsPages(party);
        await party.page.getByRole('button', { name: '看完了，接着往下' }).click();
        await answersQuestions(party, right);
        await party.page.getByRole('button', { name: '答好了，去签字' }).click();
        await isReadyToSign(party, phones[party === applicant ? 'applicant' : 'respondent'], party === applicant ? 'finger' : 'typed');
        await party.shows(`sign-in-room-${party === applicant ? 'finger' : 'typed'}`);
      }
      await Promise.all([pressesSign(applicant), pressesSign(respondent)]);
      for (const party of [applicant, respondent]) await expect(party.page.locator('.sign-flow').getByRole('heading', { name: '您签好了' })).toBeVisible();
      const { signers, verifyCode } = await agreementOf(applicant, caseId);
      expect(signers.filter(({ role }) => role === 'party').map(({ way }) => way)).toEqual(['handwriting', 'typed']);
      const verdict = await sends<VerifyAnswer>(dispatcher, 'get', `/api/verify/${verifyCode}`);
      expect(verdict).toMatchObject({ verdict: 'intact', state: 'signing', addedAfterLastSignature: 'nothing' });
      expect(verdict.signatures).toHaveLength(2);
      await applicant.shows('signed-in-room');
    });

    await test.step('anybody checks the file: unchanged, one byte changed, something behind the last signature, another file', async () => {
      const { paperId, verifyCode } = await agreementOf(applicant, caseId);
      const pdf = await (await applicant.page.request.get(`/api/papers/${paperId}.pdf`)).body();
      const flipped = Buffer.from(pdf);
      flipped[4000] = (flipped[4000] ?? 0) ^ 1;
      const { page } = respondent;
      await page.goto(`/v/${verifyCode}`);
      await expect(page.getByRole('heading', { name: '还没签完' })).toBeVisible();
      for (const [file, name, verdict] of [
        [pdf, 'signed.pdf', '还没签完'],
        [flipped, 'flipped.pdf', '被改过，别相信'],
        [Buffer.concat([pdf, Buffer.from('\n% more\n')]), 'longer.pdf', '被改过，别相信'],
        [Buffer.from('%PDF-1.7\nnothing'), 'other.pdf', '说不准'],
      ] as const) {
        await page.goto('/verify');
        await dropsFile(respondent, file, name);
        await expect(page.getByRole('heading', { level: 1, name: verdict })).toBeVisible();
      }
    });

    await test.step('a succession is signed with a pen: printed, signed, scanned, and compared by a second person', async () => {
      const { caseId: inheritance } = await preparesCase(table, { kind: 'succession', what: '父亲留下的一万元存款怎么分。', wish: '分五千', amountFen: '500000' });
      await agreesInWords(table, inheritance, '存款的一半', dueDay);
      const desk = mediator.page;
      await desk.goto(`/staff/cases/${inheritance}`);
      const pen = desk.getByRole('button', { name: '定稿，在纸上签' });
      await expect(pen).toBeEnabled();
      await expect(desk.getByRole('button', { name: '定稿，去签字' })).toHaveCount(0);
      await pen.click();
      await expect(desk.getByRole('link', { name: '打开协议，打印' })).toBeVisible();
      await applicant.page.goto(`/my/cases/${inheritance}`);
      await expect(applicant.page.getByText('这份协议在纸上用笔签')).toBeVisible();
      await applicant.shows('signed-on-paper');
      const { paperId, pages } = await agreementOf(mediator, inheritance);
      await desk.locator('.pen-scan input[type=file]').setInputFiles({ name: '扫描.pdf', mimeType: 'application/pdf', buffer: await penSignedScan(mediator, paperId, pages) });
      await expect(desk.getByText(/传了扫描件，等另一个人核对/)).toBeVisible();
      await expect(desk.getByRole('heading', { name: '对着定稿逐页核对' })).toHaveCount(0);
      const second = dispatcher.page;
      await second.goto(`/staff/cases/${inheritance}`);
      await expect(second.getByRole('heading', { name: '对着定稿逐页核对' })).toBeVisible();
      await second.getByLabel('纸上最后一个签名是哪天').fill(dayFromNow(0));
      await dispatcher.shows('scan-compared');
      await second.getByRole('button', { name: '一样，签名、印章都齐' }).click();
      await expect(applicant.page.getByRole('heading', { name: '协议算数了' })).toBeVisible();
      const { verifyCode } = await agreementOf(applicant, inheritance);
      await respondent.page.goto(`/v/${verifyCode}`);
      await expect(respondent.page.getByRole('heading', { name: '在纸上签的' })).toBeVisible();
    });
  } finally {
    for (const person of people) await person.leaves();
  }
});
