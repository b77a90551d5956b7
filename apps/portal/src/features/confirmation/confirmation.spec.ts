import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ConfirmationApplicationView, ConfirmationView, WayView, WaysView } from '@jiefen/mediation/wire';
import { mount } from '@vue/test-utils';
import general from '../../i18n/zh.json' with { type: 'json' };
import { addTexts, setLanguage } from '../../i18n/texts.js';
import followup from '../followup/i18n/zh.json' with { type: 'json' };
import CourtPapers from './components/CourtPapers.vue';
import NextSteps from './components/NextSteps.vue';
import WayLine from './components/WayLine.vue';
import WayQuestions from './components/WayQuestions.vue';
import zh from './i18n/zh.json' with { type: 'json' };

const global = { stubs: { RouterLink: { props: ['to'], template: '<a :href="to"><slot /></a>' }, TalkAgain: { template: '<button>再谈</button>' } } };

beforeEach(() => {
  addTexts('zh', { ...general, ...followup, ...zh });
  setLanguage('zh');
});

describe('the questions beside the ways', () => {
  const questions: WaysView['questions'] = [
    { id: 'debtorAccepts', sources: [], answer: null, known: false },
    { id: 'serviceable', sources: [], answer: 'yes', known: true },
  ];
  it('are asked in plain words, and what the case knows is already chosen', () => {
    const shown = mount(WayQuestions, { props: { questions }, global });
    expect(shown.findAll('legend').map((legend) => legend.text())).toEqual([zh['confirmation.ask.debtorAccepts'], zh['confirmation.ask.serviceable']]);
    expect(shown.findAll('[aria-pressed="true"]').map((button) => button.text())).toEqual(['不知道', '是']);
    expect(shown.text()).toContain('按案件里的记录');
  });
  it('hand each answer on, and take it back with “not known”', async () => {
    const shown = mount(WayQuestions, { props: { questions }, global });
    await shown.findAll('button')[1]?.trigger('click');
    await shown.findAll('button')[5]?.trigger('click');
    expect(shown.emitted('answer')).toEqual([['debtorAccepts', 'no'], ['serviceable', undefined]]);
  });
});

describe('one way', () => {
  it.each(['fits', 'open', 'closed'] as const)('says in words whether it %s, and why', (fits) => {
    const way: WayView = { way: 'paymentOrder', fits, reasons: [{ code: 'way.nothing-due-yet', sources: [{ law: 'CPLI', article: '427' }] }], lastDay: null };
    const text = mount(WayLine, { props: { way }, global }).text();
    expect(text).toContain(zh[`confirmation.ways.${fits}`]);
    expect(text).toContain('钱还没到期');
  });
});

describe('after a decision', () => {
  const view = (next: ConfirmationApplicationView['next'], more: Partial<ConfirmationView> = {}): ConfirmationView => ({ courts: [{ id: 'k' }], mine: { mayApply: true }, ...more, application: { next } }) as unknown as ConfirmationView;
  const steps = (...names: readonly string[]): NonNullable<ConfirmationApplicationView['next']>['steps'] => names.map((step) => ({ step, sources: [] })) as unknown as NonNullable<ConfirmationApplicationView['next']>['steps'];

  it('of the wrong court the nearest way is another court, by its last day', async () => {
    const shown = mount(NextSteps, { props: { caseId: 'c', mayTalkAgain: true, view: view({ steps: steps('otherCourt', 'talkAgain', 'sue'), applyUntil: '2026-04-20', suit: null }) }, global });
    expect(shown.findAll('h3').map((heading) => heading.text())).toEqual(['换一家法院申请', '再谈一次', '到法院起诉']);
    expect(shown.text()).toContain('2026年4月20日');
    await shown.findAll('button').find((button) => button.text() === '选另一家法院')?.trigger('click');
    expect(shown.emitted('again')).toHaveLength(1);
  });
  it('where no other court is known it says whom to ask, instead of a button', () => {
    const shown = mount(NextSteps, { props: { caseId: 'c', mayTalkAgain: false, view: view({ steps: steps('otherCourt', 'talkAgain', 'sue'), applyUntil: '2026-04-20', suit: null }, { courts: [] }) }, global });
    expect(shown.text()).toContain('请打电话问调委会');
    expect(shown.findAll('button').map((button) => button.text())).not.toContain('选另一家法院');
    expect(shown.text()).not.toContain('再谈一次');
  });
  it('suing names the day of the limitation', () =>
    expect(mount(NextSteps, { props: { caseId: 'c', mayTalkAgain: true, view: view({ steps: steps('talkAgain', 'sue'), applyUntil: null, suit: { lastDay: '2029-05-18', clock: 'clock.civil-limitation' } }) }, global }).text()).toContain('2029年5月18日'));
});

describe('papers of the court', () => {
  it('are read on the phone page by page or saved, the newest first; the own papers are not among them', () => {
    const application = { papers: [{ id: '1', kind: 'agreement', title: '协议', pages: 1 }, { id: '2', kind: 'courtNotice', title: '受理通知书', pages: 1 }, { id: '3', kind: 'ruling', title: '民事裁定书', pages: 2 }] } as unknown as ConfirmationApplicationView;
    const shown = mount(CourtPapers, { props: { caseId: 'c', application }, global });
    expect(shown.findAll('a').map((link) => link.attributes('href'))).toEqual(['/my/cases/c/papers/3', '/api/papers/3.pdf?download=1', '/my/cases/c/papers/2', '/api/papers/2.pdf?download=1']);
  });
});
