import { beforeEach, describe, expect, it } from '@jest/globals';
import { EXCLUSION_POLICIES } from '@jiefen/mediation';
import general from '../../shared/i18n/zh.json' with { type: 'json' };
import { addTexts, setLanguage } from '../../i18n/texts.js';
import texts from './i18n/zh.json' with { type: 'json' };
import { reasonText, speaksFor } from './reason-text.js';

describe('the reasons of the ranking', () => {
  beforeEach(() => {
    addTexts('zh', { ...general, ...texts });
    setLanguage('zh');
  });

  it.each([
    [{ code: 'matching.in-field', params: { specialty: 'labour' } }, '劳动是专长'],
    [{ code: 'matching.picked-by-one', params: { side: 'applicant' } }, '申请人挑的'],
    [{ code: 'matching.training-expired', params: { until: '2026-02-28' } }, '培训 2026年2月28日 到期，补上就可以'],
    [{ code: 'matching.speaks', params: { languages: 'dialect,en' } }, '会说本地话、英语'],
  ])('are told in words, never in codes: %j', (reason, words) => expect(reasonText(reason)).toBe(words));

  it('have a sentence for every exclusion that the rules know', () => {
    const codes = ['not-in-office', 'is-party', 'conflict-relative', 'conflict-interest', 'conflict-other', 'withdrew', 'struck', 'declined', 'not-in-field', 'qualification-unproved', 'training-missing', 'training-expired', 'load-full', 'away', 'repeat-player'];
    expect(EXCLUSION_POLICIES.length).toBeLessThanOrEqual(codes.length);
    for (const code of codes) expect(Object.keys(texts)).toContain(`experts.reason.${code}`);
  });

  it('tell what is missing apart from what speaks for somebody', () => {
    expect(speaksFor({ code: 'matching.same-village' })).toBe(true);
    expect(speaksFor({ code: 'matching.language-missing' })).toBe(false);
  });
});
