import { beforeEach, describe, expect, it } from '@jest/globals';
import { flushPromises, mount } from '@vue/test-utils';
import { ApiProblem } from '../../api/problem.js';
import general from '../../i18n/zh.json' with { type: 'json' };
import { addTexts, setLanguage } from '../../i18n/texts.js';
import zh from './i18n/zh.json' with { type: 'json' };
import ProblemNotice from './ProblemNotice.vue';

beforeEach(() => {
  addTexts('zh', { ...general, ...zh });
  setLanguage('zh');
});

async function shown(code: string): Promise<boolean> {
  const notice = mount(ProblemNotice, { props: { error: new ApiProblem(409, code) } });
  await flushPromises();
  return notice.find('details').exists();
}

describe('a refusal', () => {
  it('that rests on a norm has its article on a tap', async () => expect(await shown('seal.signatures-missing')).toBe(true));
  it('that rests on none shows no article', async () => expect(await shown('one-time-code.wait')).toBe(false));
});
