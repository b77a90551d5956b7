import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CourtDeskView } from '@jiefen/mediation/wire';
import { mount } from '@vue/test-utils';
import general from '../../i18n/zh.json' with { type: 'json' };
import { addTexts, setLanguage } from '../../i18n/texts.js';
import confirmation from '../confirmation/i18n/zh.json' with { type: 'json' };
import GroundsList from './components/GroundsList.vue';
import OwnSystem from './components/OwnSystem.vue';
import Overtaken from './components/Overtaken.vue';
import zh from './i18n/zh.json' with { type: 'json' };

const own: NonNullable<CourtDeskView['ownSystem']> = { handedAt: null, reference: null, problem: { code: 'court.no-answer', since: '2026-04-11T01:00:00Z' }, received: [{ kind: 'extended', at: '2026-04-10T02:00:00Z', heardAt: '2026-04-10T02:05:00Z', state: 'waiting', problem: 'extend.not-accepted' }] };
const desk = {
  id: 'a', version: 3, state: 'accepted', courtNumber: '（2026）17号', supplements: [], decision: null, decidedBy: null, ownSystem: null,
  checks: [{ ruleId: 'confirm.content-clear', stage: 'reviewing', summary: { zh: '内容明确', en: 'clear' }, sources: [], found: 'open', reason: null, answer: null, note: '' }],
} as unknown as CourtDeskView;

beforeEach(() => {
  addTexts('zh', { ...general, ...confirmation, ...zh });
  setLanguage('zh');
});

describe('a judge who was not the first', () => {
  it('reads who decided what, with ground and reason, and that their own words are still there', () => {
    const decided = { ...desk, state: 'refused', decidedBy: '林法官', decision: { outcome: 'refused', ground: { id: 'x', summary: { zh: '内容明确，能够执行', en: '' }, sources: [] }, reason: '付款方式不明确', decidedAt: '2026-04-12T02:00:00Z', paperId: null, sample: true, objectionUntil: null } } as unknown as CourtDeskView;
    const text = mount(Overtaken, { props: { desk: decided } }).text();
    for (const words of ['林法官', '已驳回', '内容明确', '付款方式不明确', '您写的还在下面']) expect(text).toContain(words);
  });
  it('may still act where the colleague did not decide', () => expect(mount(Overtaken, { props: { desk } }).text()).toContain('还要作出的，请再按一次'));
});

describe('an application that lies in the court’s own system', () => {
  it('shows where it is, its state, what came and why it waits, and has nothing to press', () => {
    const shown = mount(OwnSystem, { props: { state: 'filed', own } });
    for (const words of ['路上', '待受理', '法院系统没有回应', '延长审查期限', '还没有受理']) expect(shown.text()).toContain(words);
    expect(shown.findAll('button')).toHaveLength(0);
  });
  it('has no answers to press beside the grounds', () => {
    expect(mount(GroundsList, { props: { desk: { ...desk, ownSystem: own }, busy: '' } }).findAll('.answers button')).toHaveLength(0);
    expect(mount(GroundsList, { props: { desk, busy: '' } }).findAll('.answers button')).toHaveLength(3);
  });
});
