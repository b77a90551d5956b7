import { afterEach, describe, expect, it } from '@jest/globals';
import { effectScope, nextTick, reactive } from 'vue';
import { forgetTyped, useTyped } from './use-typed.js';

/** A page with one form, opened and left. */
function page(name = 'tell.1.me'): { fields: { words: string; wish: string }; forget: () => void; leave: () => void } {
  const scope = effectScope();
  const fields = reactive({ words: '', wish: '' });
  const typed = scope.run(() => useTyped(name, fields));
  return { fields, forget: () => typed?.forget(), leave: () => scope.stop() };
}

describe('what is being typed', () => {
  afterEach(() => localStorage.clear());

  it('is there again when the page is left before it was sent', async () => {
    const first = page();
    first.fields.words = '水是楼上漏的';
    await nextTick();
    first.leave();
    expect(page().fields).toEqual({ words: '水是楼上漏的', wish: '' });
  });

  it('survives a phone that ends the page without asking', async () => {
    const first = page();
    first.fields.words = '一';
    await nextTick();
    dispatchEvent(new Event('pagehide'));
    expect(page().fields.words).toBe('一');
  });

  it('is gone once it was sent, also from the timer that was still running', async () => {
    const first = page();
    first.fields.words = '送出去了';
    await nextTick();
    first.forget();
    first.leave();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(page().fields.words).toBe('');
  });

  it('stays with its own case and person', async () => {
    const first = page('tell.1.me');
    first.fields.words = '我的';
    await nextTick();
    first.leave();
    expect(page('tell.1.you').fields.words).toBe('');
    expect(page('tell.2.me').fields.words).toBe('');
  });

  it('leaves nothing for the next person at this device after a log-out', async () => {
    for (const name of ['tell.1.me', 'complaint.2.me']) {
      const one = page(name);
      one.fields.words = '别人不该看见';
      await nextTick();
      one.leave();
    }
    forgetTyped();
    expect(JSON.stringify({ ...localStorage })).not.toContain('别人不该看见');
  });

  it('does not break on what is not ours', () => {
    localStorage.setItem('jiefen.typed.tell.1.me', '{"words":7');
    expect(page().fields.words).toBe('');
  });
});
