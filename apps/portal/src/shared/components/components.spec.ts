import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mount } from '@vue/test-utils';
import zh from '../../i18n/zh.json' with { type: 'json' };
import shared from '../i18n/zh.json' with { type: 'json' };
import { addTexts, setLanguage } from '../../i18n/texts.js';
import JfButton from './JfButton.vue';
import JfErrorSummary from './JfErrorSummary.vue';
import JfField from './JfField.vue';
import JfLight from './JfLight.vue';
import JfRadioList from './JfRadioList.vue';
import JfText from './JfText.vue';
import JfWay from './JfWay.vue';
import { remaining } from './remaining.js';

beforeEach(() => {
  addTexts('zh', { ...zh, ...shared });
  setLanguage('zh');
});
afterEach(() => {
  document.body.innerHTML = '';
});

describe('the button', () => {
  it('takes no second press while it is busy, and stays readable', async () => {
    const button = mount(JfButton, { props: { busy: '正在交，别关页面' }, slots: { default: '交上去' } });
    await button.find('button').trigger('click');
    expect(button.emitted('press')).toBeUndefined();
    expect(button.text()).toBe('正在交，别关页面');
  });

  it('says what is missing instead of going grey', () => {
    const button = mount(JfButton, { props: { why: '还差 2 条要双方同意' }, slots: { default: '定稿' } });
    expect(button.find('button').attributes('disabled')).toBeUndefined();
    expect(button.text()).toContain('还差 2 条');
  });
});

describe('an error', () => {
  it('is counted, takes the focus and leads to its field', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.id = 'phone';
    Element.prototype.scrollIntoView = () => undefined;
    const box = mount(JfErrorSummary, { props: { errors: [{ id: 'phone', text: '电话要 11 位数字，现在是 10 位' }] }, attachTo: document.body });
    await new Promise((resolve) => setTimeout(resolve));
    expect(box.text()).toContain('错误：有 1 处要改');
    expect(document.activeElement).toBe(box.find('section').element);
    await box.find('a').trigger('click');
    expect(document.activeElement).toBe(field);
  });

  it('is said at the field in the same words and tied to it', () => {
    const field = mount(JfField, { props: { id: 'phone', label: '电话', error: '电话要 11 位数字' }, slots: { default: '<template #default="{ control }"><input v-bind="control" /></template>' } });
    expect(field.find('input').attributes('aria-describedby')).toBe('phone-error');
    expect(field.find('#phone-error').text()).toContain('电话要 11 位数字');
  });
});

describe('a list of choices', () => {
  it('is a native group that hands back the value chosen', async () => {
    const list = mount(JfRadioList, { props: { id: 'kind', legend: '什么事', options: [{ value: 'wages', label: '工资没有发' }, { value: 'other', label: '都不是，我自己说' }], modelValue: null } });
    await list.findAll('input')[1]?.trigger('change');
    expect(list.emitted('update:modelValue')).toEqual([['other']]);
  });
});

describe('the light of a task', () => {
  const now = Date.parse('2026-03-12T02:00:00Z');
  it.each([
    ['2026-03-15T02:00:00Z', 'days-left', 3],
    ['2026-03-13T01:59:00Z', 'hours-left', 23],
    ['2026-03-12T02:00:30Z', 'minutes-left', 1],
    ['2026-03-11T01:00:00Z', 'days-over', 1],
  ])('due %s is %s %i', (due, key, n) => expect(remaining(due, now)).toEqual({ key: `shared.light.${key}`, n }));

  it('says the same in words, picture and colour', () => {
    const light = mount(JfLight, { props: { light: 'red', due: '2026-03-11T01:00:00Z', now } });
    expect(light.text()).toBe('超时 1 天');
    expect(light.find('svg').exists()).toBe(true);
    expect(light.classes()).toContain('red');
  });
});

describe('the way of a case', () => {
  it('says in words which steps are done, which is now and which are to come', () => {
    const way = mount(JfWay, { props: { steps: ['a', 'b', 'c'].map((id) => ({ id, label: id })), now: 1 } });
    expect(way.findAll('li').map((step) => step.text())).toEqual(['a（办好了）', 'b（现在在这一步）', 'c（还没到）']);
    expect(way.findAll('li')[1]?.attributes('aria-current')).toBe('step');
  });
});

describe('a sentence with markup', () => {
  it('fills a slot where the sentence has its name', () => {
    addTexts('zh', { 'test.here': '这里是{body}。您好' });
    expect(mount(JfText, { props: { text: 'test.here' }, slots: { body: '调委会' } }).text()).toBe('这里是调委会。您好');
  });
});
