import { beforeEach, describe, expect, it } from '@jest/globals';
import type { VerifyAnswer } from '@jiefen/mediation/wire';
import { setLanguage } from '../../i18n/texts.js';
import { bothText, changeOf, numeral } from './clause-text.js';
import { allRead, fitted, parsePlace, START, toUnits } from './sign-place.js';
import { readCode, shortPrint, verdictOf } from './verdict.js';

describe('words of a clause', () => {
  beforeEach(() => setLanguage('zh'));

  it('numbers clauses as the form prints them', () => expect([1, 10, 11, 20, 35, 40].map((n) => numeral(n))).toEqual(['一', '十', '十一', '二十', '三十五', '四十']));

  it('uses plain figures in English', () => expect(numeral(12, 'en')).toBe('12'));

  it('fills a sentence of the rules in the language of the page', () => {
    const text = { zh: '没有写{name}的住址', en: 'The address of {name} is missing' };
    expect(bothText(text, { name: '王芸' })).toBe('没有写王芸的住址');
    setLanguage('en');
    expect(bothText(text, { name: '王芸' })).toBe('The address of 王芸 is missing');
  });

  it('marks what changed, and only that', () => expect(changeOf('不再为2026年的工资提要求', '不再为这一天半的工资提要求')).toEqual({ start: '不再为', old: '2026年', now: '这一天半', end: '的工资提要求' }));

  it('never cuts a sum in half', () => expect(changeOf('付工资450元', '付工资480元')).toMatchObject({ old: '450', now: '480' }));

  it('finds no change where there is none', () => expect(changeOf('一样', '一样')).toMatchObject({ old: '', now: '' }));
});

describe('the place in signing', () => {
  it('begins anew with anything unreadable', () => {
    for (const text of [null, '', '{', '"x"', '{"read":1}', '{"read":[],"strokes":[[{"x":"a"}]]}']) expect(parsePlace(text)).toMatchObject({ read: [], strokes: [] });
  });

  it('comes back after a reload', () => {
    const place = { ...START, read: [1, 2], answers: [0, null, 2], way: 'typed' as const, typed: '王芸', strokes: [[{ x: 1, y: 2 }]], codeSentAt: 5 };
    expect(parsePlace(JSON.stringify(place))).toEqual(place);
  });

  it('opens signing only when every page was read', () => {
    expect([allRead({ read: [1] }, 2), allRead({ read: [2, 1] }, 2), allRead({ read: [] }, 0)]).toEqual([false, true, false]);
  });

  it('keeps a signature whole in a smaller pad', () => {
    const units = toUnits([[{ x: 0, y: 0 }, { x: 700, y: 350 }]], 700);
    expect(units).toEqual([[{ x: 0, y: 0 }, { x: 1000, y: 500 }]]);
    expect(fitted(units, 300, 100)).toEqual([[{ x: 0, y: 0 }, { x: 200, y: 100 }]]);
  });
});

describe('the verdict on a paper', () => {
  const answer = { verdict: 'intact', registered: true, state: 'complete', newest: true, translation: false, signatures: [{ name: '王*', role: 'party-1', at: '', how: '', trusted: true }] } as unknown as VerifyAnswer;

  it.each([
    ['in effect and unchanged', answer, 'intact'],
    ['changed by one byte', { ...answer, verdict: 'altered' }, 'altered'],
    ['not signed by all', { ...answer, state: 'signing' }, 'unfinished'],
    ['final but nobody has signed', { ...answer, verdict: 'unknown', state: 'signing' }, 'unfinished'],
    ['replaced by another version', { ...answer, state: 'void' }, 'void'],
    ['a copy from before the last signature', { ...answer, newest: false }, 'older'],
    ['a translation', { ...answer, translation: true, signatures: [] }, 'translation'],
    ['signed on paper', { ...answer, signatures: [] }, 'pen'],
    ['once in effect, now replaced by another agreement', { ...answer, replacedBy: { number: '2', at: '' } }, 'replaced'],
    ['agreed by word, as registered', { ...answer, kind: 'oralAgreement', signatures: [] }, 'oral'],
    ['agreed by word, not yet said by all', { ...answer, kind: 'oralAgreement', state: 'signing', signatures: [] }, 'unfinished'],
    ['replaced and changed by one byte', { ...answer, verdict: 'altered', replacedBy: { number: '2', at: '' } }, 'altered'],
    ['sound signatures, not registered here', { ...answer, registered: false, state: null }, 'signed-elsewhere'],
    ['nothing known', { ...answer, verdict: 'unknown', registered: false, state: null }, 'unknown'],
  ] as const)('%s', (_what, given, expected) => expect(verdictOf(given as VerifyAnswer)).toBe(expected));

  it('reads the code as people type it, or out of the address', () => {
    expect(['jf3k q9zt 7m2p', 'JF3K－Q9ZT－7M2P', 'https://x.cn/v/JF3K-Q9ZT-7M2P'].map(readCode)).toEqual(Array(3).fill('JF3K-Q9ZT-7M2P'));
    expect(readCode('JF3K')).toBeUndefined();
  });

  it('shortens a print to what an eye can compare', () => expect(shortPrint('8f3a91c0aaaa7d42e6b5')).toBe('8F3A 91C0 … 7D42 E6B5'));
});
