import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { localDate } from '@jiefen/mediation';
import { EXITS, answered, loadTree, position, questionsOf, result, type Question } from '@jiefen/mediation/diagnosis';
import { mount } from '@vue/test-utils';
import general from '../../shared/i18n/zh.json' with { type: 'json' };
import { addTexts, setLanguage } from '../../i18n/texts.js';
import AnswerForm from './components/AnswerForm.vue';
import ClockList from './components/ClockList.vue';
import QuickExit from './components/QuickExit.vue';
import UrgentPage from './components/UrgentPage.vue';
import WorthCard from './components/WorthCard.vue';
import { leaveForFiling } from './carried.js';
import zh from './i18n/zh.json' with { type: 'json' };
import { NONE, UNCLEAR, readAnswer, typedOf, type Typed } from './read-answer.js';
import { useWalk } from './use-walk.js';

const rent = await loadTree('rent');
/** Danger and side: the same in every tree. */
const COMMON_QUESTIONS = questionsOf(rent).slice(0, 2);
const empty: Typed = { chosen: [], values: {}, about: false };
const question = (id: string): Question => {
  const found = rent.questions.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const today = localDate('2026-03-12');
const walking = useWalk();

/** Walks the example of the deposit through the composable, as the pages do. */
async function walkRent(): Promise<void> {
  await walking.begin('rent');
  const [danger, side] = COMMON_QUESTIONS;
  if (!danger || !side) throw new Error('the common questions are missing');
  await walking.give(danger, { kind: 'choice', option: 'no' });
  await walking.give(side, { kind: 'choice', option: 'asking' });
  for (const [id, option] of [['role', 'tenant'], ['what', 'deposit'], ['named', 'no']] as const) await walking.give(question(id), { kind: 'choice', option });
  await walking.give(question('sums'), { kind: 'values', values: { leftOn: '2026-02-28', returnDue: '2026-03-07', deposit: 360_000, deducted: 150_000, unpaid: 12_000 } });
  await walking.give(question('force'), { kind: 'choice', option: 'no' });
  await walking.give(question('papers'), { kind: 'choice', option: 'yes' });
}

function advice() {
  const { value } = walking.walk;
  if (!value) throw new Error('no walk');
  const outcome = result(value, { today });
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return outcome.value;
}

beforeEach(() => {
  addTexts('zh', { ...general, ...zh });
  setLanguage('zh');
  sessionStorage.clear();
  localStorage.clear();
});
afterEach(() => walking.forget());

describe('a form', () => {
  it('takes figures as people type them, and says at the field what is wrong', () => {
    expect(readAnswer(question('sums'), { ...empty, values: { deposit: '3，600 元', leftOn: '2026-02' }, about: true })).toEqual({ kind: 'values', values: { deposit: 360_000, leftOn: '2026-02' }, about: true });
    expect(readAnswer(question('sums'), { ...empty, values: { deposit: '三千' } })).toEqual([{ id: 'field-deposit', code: 'diagnosis.no-amount' }]);
    expect(readAnswer(question('sums'), empty)).toEqual([{ id: 'field-leftOn', code: 'diagnosis.fill-or-choose' }]);
    expect(readAnswer(question('role'), empty)).toEqual([{ id: 'answer', code: 'diagnosis.choose' }]);
  });

  it('lets "not sure" and "none of these" answer every question', () => {
    for (const one of rent.questions) {
      expect(readAnswer(one, { ...empty, chosen: [UNCLEAR] })).toEqual({ kind: 'unclear' });
      expect(readAnswer(one, { ...empty, chosen: [NONE] })).toEqual({ kind: 'none' });
    }
  });

  it('shows an answer again as it was given', () => {
    const typed = typedOf(question('sums'), { kind: 'values', values: { deposit: 360_050, leftOn: '2026-02' }, about: true });
    expect(typed).toEqual({ chosen: [], values: { deposit: '3600.5', leftOn: '2026-02' }, about: true });
    expect(readAnswer(question('sums'), typed)).toMatchObject({ values: { deposit: 360_050 } });
  });

  it('ends every list with the two rows that are always there, and drops a row when a figure is typed', async () => {
    const form = mount(AnswerForm, { props: { question: question('sums'), modelValue: { ...empty, chosen: ['inside'] }, flaws: [{ id: 'field-deposit', code: 'diagnosis.no-amount' }] } });
    expect(form.findAll('.jf-option').map((row) => row.text())).toEqual(['还住着', '不清楚', '都不是，我自己说']);
    expect(form.text()).toContain('金额只写数字');
    await form.find('#field-deposit').setValue('3600');
    expect(form.emitted('update:modelValue')?.[0]).toEqual([{ chosen: [], values: { deposit: '3600' }, about: false }]);
  });
});

describe('a walk on the phone', () => {
  it('leads from page to page to the advice, and keeps nothing on the phone', async () => {
    await walkRent();
    expect(walking.nextPage.value).toEqual({ name: 'ask-advice' });
    expect(advice().worth[0]?.figure?.low).toBe(348_000);
    expect([sessionStorage.length, localStorage.length]).toEqual([0, 0]);
  });

  it('has nothing to show after a reload: it begins again', () => {
    expect(walking.nextPage.value).toEqual({ name: 'ask' });
  });

  it('takes another tree where it fits better, without asking about danger twice', async () => {
    await walking.begin('private-loan');
    const [danger, side] = COMMON_QUESTIONS;
    const lender = walking.walk.value?.tree.questions[0];
    if (!danger || !side || !lender) throw new Error('no questions');
    await walking.give(danger, { kind: 'choice', option: 'no' });
    await walking.give(side, { kind: 'choice', option: 'asking' });
    await walking.give(lender, { kind: 'choice', option: 'bank' });
    expect(walking.walk.value?.tree.code).toBe('bank-insurance');
    expect(walking.nextPage.value).toEqual({ name: 'ask-question', params: { page: 3 } });
  });

  it('stays in safe mode after a page about danger, and then carries nothing', async () => {
    await walking.begin('rent');
    const danger = COMMON_QUESTIONS[0];
    if (!danger) throw new Error('no question');
    await walking.give(danger, { kind: 'choice', option: 'worried' });
    expect([walking.safeMode.value, walking.walk.value && position(walking.walk.value).kind]).toEqual([true, 'exit']);
    walking.passExit();
    expect(walking.safeMode.value).toBe(true);
    while (walking.walk.value && position(walking.walk.value).kind === 'question') {
      const at = position(walking.walk.value);
      if (at.kind === 'question') await walking.give(at.question, at.question.id === 'force' ? { kind: 'choice', option: 'no' } : { kind: 'unclear' });
    }
    expect(advice().carry).toBeNull();
  });
});

describe('carrying into the filing', () => {
  it('leaves kind, story and sum in this tab, only when asked, and no name or phone', async () => {
    await walkRent();
    const { carry } = advice();
    if (!carry) throw new Error('nothing to carry');
    leaveForFiling(carry, 'zh');
    const left = JSON.parse(sessionStorage.getItem('jiefen.carry') ?? '{}') as Record<string, unknown>;
    expect(left).toMatchObject({ kind: 'rent', amount: '3480', diagnosis: { tree: 'rent', role: 'asking' } });
    expect(left['story']).toContain('您是？ 租客');
    expect(Object.keys(left).sort()).toEqual(['amount', 'diagnosis', 'kind', 'story']);
  });

  it('is taken back by the quick exit, together with the walk', async () => {
    await walkRent();
    const { carry } = advice();
    if (carry) leaveForFiling(carry, 'zh');
    let left = false;
    const exit = mount(QuickExit, { props: { leave: () => (left = true) } });
    await exit.find('button').trigger('click');
    expect([left, sessionStorage.length, walking.walk.value]).toEqual([true, 0, undefined]);
  });
});

describe('the pages', () => {
  it('of danger call with one tap and go on only when the person is safe', async () => {
    const page = mount(UrgentPage, { props: { page: EXITS['E-3'] } });
    expect(page.findAll('a[href^="tel:"]').map((link) => link.attributes('href'))).toEqual(['tel:110', 'tel:12338', 'tel:12345', 'tel:12348']);
    await page.findAll('button').at(-1)?.trigger('click');
    expect(page.emitted('goOn')).toHaveLength(1);
  });

  it('show each sum with its condition and what is missing, and no figure that is guessed', async () => {
    await walkRent();
    const card = mount(WorthCard, { props: { worth: [...advice().worth, { id: 'x', calc: 'C-4.loan', title: { zh: '该还的', en: 'Owed' }, formula: { zh: '本金加利息', en: 'principal and interest' }, sources: [], inputs: {}, missing: [{ input: 'principal', field: 'got', label: { zh: '实际拿到', en: 'Received' } }] }] } });
    expect(card.text()).toContain('3,480');
    expect(card.text()).toContain('还算不出');
    expect(card.text()).toContain('还差：实际拿到');
  });

  it('say of a hard clock that talking here does not stop it', () => {
    const clock = { id: 'review', rule: 'clock.traffic-review', kind: 'hard', name: { zh: '申请复核', en: 'Review' }, sources: [{ law: 'JTCX', article: '71' }], startEvent: { zh: '从收到认定书算', en: 'from delivery' }, length: { workingDays: 3 }, lastDay: localDate('2026-03-13'), daysLeft: 1, passed: false } as const;
    const list = mount(ClockList, { props: { clocks: [clock] } });
    expect(list.text()).toContain('这个期限不会停');
    expect(list.text()).toContain('还有 1 天');
    expect(list.text()).toContain('道路交通事故处理程序规定第 71 条');
  });

  it('list what was told, in order', async () => {
    await walkRent();
    expect(walking.walk.value && answered(walking.walk.value).map(({ question: { id } }) => id)).toEqual(['danger', 'side', 'role', 'what', 'named', 'sums', 'force', 'papers']);
  });
});
