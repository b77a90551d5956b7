import { beforeAll, describe, expect, it } from '@jest/globals';
import { useFilingDraft } from './use-filing-draft.js';

describe('the draft on this phone', () => {
  const { draft, load, finish } = useFilingDraft();
  const lastWords = (): string | null => localStorage.getItem('jiefen.last-words');
  const closePage = (): void => void dispatchEvent(new Event('pagehide'));
  beforeAll(() => load());

  it('leaves its last words when the page is closed before they are kept', () => {
    draft.story = '楼上漏水，找他三次都不理我';
    closePage();
    expect(JSON.parse(lastWords() ?? '{}')).toMatchObject({ story: draft.story, key: draft.key });
  });

  it('does not come back after it was handed in on another page of this phone', () => {
    localStorage.removeItem('jiefen.last-words');
    localStorage.setItem('jiefen.handed-in', draft.key);
    dispatchEvent(new Event('storage'));
    draft.wish = '修好水管';
    closePage();
    expect(lastWords()).toBeNull();
  });

  it('is another one after it was handed in here, and that one is kept again', async () => {
    const before = draft.key;
    await finish();
    expect(draft).toMatchObject({ story: '', wish: '' });
    expect(draft.key).not.toBe(before);
    draft.story = '还有一件事';
    closePage();
    expect(JSON.parse(lastWords() ?? '{}')).toMatchObject({ story: '还有一件事' });
  });
});

describe('who must leave at once', () => {
  it('leaves no draft behind, in no drawer of this phone', async () => {
    const { draft, destroy } = useFilingDraft();
    draft.kind = 'family';
    draft.story = '他又动手了';
    dispatchEvent(new Event('pagehide'));
    expect(localStorage.getItem('jiefen.last-words')).toContain('他又动手了');
    await destroy();
    expect(draft).toMatchObject({ kind: '', story: '' });
    dispatchEvent(new Event('pagehide'));
    expect(JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })).not.toMatch(/动手|family/);
  });
});
