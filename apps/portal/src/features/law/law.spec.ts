import { beforeEach, describe, expect, it } from '@jest/globals';
import { RULE_SECTIONS } from '@jiefen/mediation';
import { flushPromises, mount } from '@vue/test-utils';
import general from '../../i18n/zh.json' with { type: 'json' };
import { addTexts, setLanguage } from '../../i18n/texts.js';
import ArticleTap from './ArticleTap.vue';
import RuleList from './components/RuleList.vue';
import en from './i18n/en.json' with { type: 'json' };
import zh from './i18n/zh.json' with { type: 'json' };

async function tapped(props: Record<string, unknown>): Promise<string> {
  const tap = mount(ArticleTap, { props });
  await flushPromises();
  const details = tap.get('details');
  (details.element as HTMLDetailsElement).open = true;
  await details.trigger('toggle');
  await new Promise((resolve) => setTimeout(resolve, 20));
  await flushPromises();
  return tap.text();
}

beforeEach(() => {
  addTexts('zh', { ...general, ...zh });
  addTexts('en', en);
  setLanguage('zh');
});

describe('the article behind a deadline', () => {
  it('is named in full on a tap, with the rule in plain words', async () => {
    const text = await tapped({ ruleId: 'confirm.within-30-days' });
    expect(text).toContain('民事诉讼法');
    expect(text).toContain('第 85, 205 条');
    expect(text).toContain('看全部规则');
  });

  it('says so when a source was not read in its own text', async () => {
    expect(await tapped({ sources: [{ law: 'LDJS2', article: '6', secondHand: true }] })).toContain('（转引，请核对）');
  });

  it('invents no article for an arrangement of the portal', async () => {
    expect(await tapped({ ruleId: 'booked.hour' })).toContain('没有对应的法条');
  });

  it('shows nothing where there is nothing to show', () => expect(mount(ArticleTap, { props: { sources: [] } }).find('details').exists()).toBe(false));
});

describe('the page of all rules', () => {
  const page = (): ReturnType<typeof mount> => mount(RuleList);

  it.each(['zh', 'en'] as const)('lists every rule by section with its article (%s)', (language) => {
    setLanguage(language);
    const shown = page();
    expect(shown.findAll('h2').map((heading) => heading.text())).toEqual(RULE_SECTIONS.map(({ title }) => title[language]));
    expect(shown.findAll('.rule-section li')).toHaveLength(RULE_SECTIONS.reduce((sum, { rules }) => sum + rules.length, 0));
  });

  it('finds a rule by a word', async () => {
    const shown = page();
    await shown.get('input').setValue('二倍工资');
    expect(shown.findAll('.rule-section li').length).toBeLessThan(10);
    await shown.get('input').setValue('双方书面确认');
    expect(shown.text()).toContain('无争议事实要双方书面确认');
  });
});
