import { expect, test } from '@playwright/test';
import { asks, comesToTalks, entersAsStaff, entersByPhone, handsIn } from '../support/asks.js';
import { freshPhone } from '../support/demonstration.js';
import { fits, looksRight } from '../support/looks-right.js';
import { DESKTOP, Person } from '../support/person.js';
import { hasRoomForOneMore } from '../support/register.js';

const SHOTS = process.env['PAGE_SHOTS'];
const nameOf = (path: string): string => path.replace(/[0-9a-f-]{36}/g, 'ID').replace(/[^\w]+/g, '_') || 'home';

/** Goes to each page and looks at it: in Chinese at everything, in English, whose words are longer, at whether they fit. */
async function walk(person: Person, paths: readonly string[], language: 'zh' | 'en'): Promise<void> {
  const look = language === 'zh' ? looksRight : fits;
  await person.page.goto(`${paths[0] ?? '/'}?lang=${language}`);
  for (const path of paths) {
    await person.page.goto(path);
    await look(person.page, `${path} (${language})`, SHOTS && `${SHOTS}/${language}-${nameOf(path)}`);
  }
}

const OPEN_PAGES = ['/', '/c/LT7K-2M9Q', '/c/ZZZZ-ZZZZ', '/code', '/login', '/check', '/verify', '/v/AAAA-BBBB', '/i/nothing-behind-this-token-1234', '/g', '/rules', '/privacy', '/ask', '/ask/advice', '/demonstration', '/nowhere'];
const QUESTIONS = ['/file/kind', '/file/story', '/file/where', '/file/other', '/file/want', '/file/support', '/file/you', '/file/check'];

test('every page for everybody fits with letters of twice the size, says nothing wrong to axe and is reached by Tab', async () => {
  const visitor = await Person.arrives('somebody');
  const { page } = visitor;
  try {
    for (const language of ['zh', 'en'] as const) {
      await test.step(`pages for everybody, ${language}`, () => walk(visitor, OPEN_PAGES, language));
      await test.step(`the questions of a filing, ${language}`, async () => {
        await page.goto('/c/LT7K-2M9Q');
        await walk(visitor, QUESTIONS, language);
        await page.goto('/file/story');
        await page.locator('.jf-question .jf-button').first().click();
        await expect(page.locator('.jf-errors')).toBeVisible();
        await fits(page, `a question left empty (${language})`, SHOTS && `${SHOTS}/${language}-file-empty`);
      });
    }
  } finally {
    await visitor.leaves();
  }
});

test('the pages and cards of a case that the stories do not open look right on both sides of the desk', async () => {
  const phones = { applicant: freshPhone(), respondent: freshPhone() };
  const applicant = await Person.arrives('王芸');
  const respondent = await Person.arrives('陈海生');
  const clerk = await Person.arrives('高明远', { viewport: DESKTOP });
  const dispatcher = await Person.arrives('方予安', { viewport: DESKTOP });
  const mediator = await Person.arrives('周敏和', { viewport: DESKTOP });
  const keep = (what: string): string | undefined => SHOTS && `${SHOTS}/zh-${what}`;
  const both = async (person: Person, paths: readonly string[]): Promise<void> => {
    for (const language of ['zh', 'en'] as const) await walk(person, paths, language);
    await person.page.goto('/?lang=zh');
  };
  try {
    await entersByPhone(applicant, phones.applicant);
    await entersByPhone(respondent, phones.respondent);
    for (const staff of [clerk, dispatcher, mediator]) await entersAsStaff(staff);
    const caseId = await handsIn(applicant, phones.respondent);
    await hasRoomForOneMore(dispatcher, mediator.name);
    await comesToTalks(caseId, { clerk, dispatcher, mediator, respondent, phone: phones.respondent });
    const home = `/my/cases/${caseId}`;
    const desk = `/staff/cases/${caseId}`;

    await test.step('more time is asked for, and the mediation rests: both are asked and told', async () => {
      const { deadlines } = await asks<{ deadlines: { id: string; rule: string; endedAt: string | null }[] }>(mediator, 'get', `/api/cases/${caseId}`);
      for (const { id } of deadlines.filter(({ endedAt }) => endedAt === null)) {
        const asked = await mediator.page.request.post(`/api/cases/${caseId}/time/clocks/${id}/more`, { data: { count: 10, reason: '还差一份工资单。' } });
        if (asked.ok()) break;
      }
      await both(applicant, [home]);
      await applicant.page.goto(home);
      await expect(applicant.page.getByRole('heading', { name: '要不要多谈几天？' })).toBeVisible();
    });
    await test.step('a rest; own view, power of attorney and its upload', async () => {
      await asks(mediator, 'post', `/api/cases/${caseId}/suspension`, { reason: 'appraisal', explanation: '等一份鉴定。', lookAgainOn: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) });
      await both(respondent, [home, `${home}/tell`]);
      await asks(mediator, 'post', `/api/cases/${caseId}/suspension/end`, {});
      await asks(applicant, 'post', `/api/cases/${caseId}/powers`, { agentName: '王秀', agentKind: 'closeRelative', powers: ['attend'] });
      const [power] = await asks<{ id: string }[]>(applicant, 'get', `/api/cases/${caseId}/powers`);
      await asks(applicant, 'post', '/api/own-data/requests', { kind: 'correct', text: '地址写错了，应该是老街 12 号。' });
      await both(applicant, ['/my', '/my/data', `${home}/agent`, `${home}/agent/${power?.id ?? ''}`, `${home}/room`, `${home}/ways`, `${home}/court`, `${home}/promise`, `${home}/sign`, `${home}/minutes`]);
    });
    await test.step('the dialogs of who speaks for whom', async () => {
      await mediator.page.goto(desk);
      await mediator.page.getByRole('button', { name: /很多人|代表|一起/ }).first().click();
      await looksRight(mediator.page, 'the dialog of a group', keep('dialog-group'));
      await mediator.page.keyboard.press('Escape');
    });
    await test.step('the desk', async () => {
      await both(mediator, ['/staff/', '/staff/cases', desk, `${desk}/agent`, `${desk}/dossier`, '/staff/account']);
      await both(dispatcher, ['/staff/', '/staff/new', `${desk}/match`, '/staff/counter']);
    });
    await test.step('the end, and the question how it was', async () => {
      await asks(applicant, 'post', `/api/cases/${caseId}/end`, { reason: 'partyRefuses' });
      await both(applicant, [home]);
      await both(mediator, [desk]);
    });
  } finally {
    for (const person of [applicant, respondent, clerk, dispatcher, mediator]) await person.leaves();
  }
});

test('the pages of those who keep, watch and judge look right', async () => {
  const pages: Record<string, readonly string[]> = {
    魏青: ['/staff/bodies', '/staff/experts', '/staff/codes', '/staff/holidays', '/staff/parameters', '/staff/trail', '/staff/data-requests', '/staff/account'],
    许知远: ['/staff/deadlines', '/staff/cases'],
    沈怀瑾: ['/staff/court'],
    何启明: ['/staff/'],
  };
  for (const [name, paths] of Object.entries(pages)) {
    const person = await Person.arrives(name, { viewport: DESKTOP });
    try {
      await walk(person, ['/staff/login', '/staff/setup', '/staff/welcome'].slice(0, name === '魏青' ? 3 : 0), 'zh');
      await entersAsStaff(person);
      for (const language of ['zh', 'en'] as const) await walk(person, paths, language);
      if (name === '魏青') {
        await person.page.goto('/staff/account?lang=zh');
        await person.page.getByRole('button', { name: /备用码|恢复码/ }).first().click();
        await looksRight(person.page, 'recovery codes', SHOTS && `${SHOTS}/zh-recovery`);
      }
    } finally {
      await person.leaves();
    }
  }
});
