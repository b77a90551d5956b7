import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { addTexts, pieces, setLanguage, t } from './texts.js';

const src = join(import.meta.dirname, '..');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((name) => name.split(sep).join('/'));
const textFiles = files.filter((name) => /(^|\/)i18n\/(zh|en)\.json$/.test(name));
const read = (name: string): Record<string, string> => JSON.parse(readFileSync(join(src, name), 'utf8')) as Record<string, string>;
const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();

describe('a sentence for a person', () => {
  beforeEach(() => {
    addTexts('zh', { 'test.hello': '{name}，您好', 'test.days': '还有 {n} 天' });
    addTexts('en', { 'test.hello': 'Hello, {name}', 'test.days': '{n} day | {n} days' });
    setLanguage('zh');
  });

  it('is filled with its parameters', () => expect(t('test.hello', { name: '王芸' })).toBe('王芸，您好'));

  it('follows the language of the page, and English counts', () => {
    setLanguage('en');
    expect([t('test.days', { n: 1 }), t('test.days', { n: 2 }), t('test.days', { n: 0 })]).toEqual(['1 day', '2 days', '0 days']);
  });

  it('shows its key when it is missing, so that it is seen', () => expect(t('test.nothing')).toBe('test.nothing'));

  it('never fills a name in twice', () => expect(t('test.hello', { name: '{name}' })).toBe('{name}，您好'));

  it('can be cut for markup', () => expect(pieces('test.hello')).toEqual(['', 'name', '，您好']));
});

describe('the texts', () => {
  const pairs = textFiles.filter((name) => name.endsWith('zh.json'));

  it.each(pairs)('%s says the same things in English, with the same placeholders', (name) => {
    const zh = read(name);
    const en = read(name.replace('zh.json', 'en.json'));
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [key, text] of Object.entries(zh)) expect({ key, has: placeholders(en[key] ?? '') }).toEqual({ key, has: placeholders(text) });
  });

  it('name no key twice, and features keep to their own names', () => {
    const seen = new Map<string, string>();
    for (const name of pairs) {
      const feature = /^features\/([^/]+)\//.exec(name)?.[1];
      for (const key of Object.keys(read(name))) {
        expect({ key, before: seen.get(key) }).toEqual({ key, before: undefined });
        seen.set(key, name);
        if (feature !== undefined) expect({ key, mine: key.startsWith(`${feature}.`) || /^(error|timeline)\./.test(key) }).toEqual({ key, mine: true });
      }
    }
  });

  it('have a sentence for every key that a page asks for', () => {
    const known = new Set(pairs.flatMap((name) => Object.keys(read(name))));
    const missing = files
      .filter((name) => /\.(vue|ts)$/.test(name) && !name.endsWith('.spec.ts'))
      .flatMap((name) => [...readFileSync(join(src, name), 'utf8').matchAll(/(?:\bt\(|\bpieces\(|<JfText[^>]*\btext=)['"]([a-zA-Z0-9.-]+)['"]/g)].map(([, key]) => `${name}: ${key ?? ''}`))
      .filter((found) => !known.has(found.split(': ')[1] ?? ''));
    expect(missing).toEqual([]);
  });

  it('never blame the person', () => {
    for (const name of pairs) for (const text of Object.values(read(name))) expect(text).not.toMatch(/提交失败|用户|操作失败|非法/);
  });
});
