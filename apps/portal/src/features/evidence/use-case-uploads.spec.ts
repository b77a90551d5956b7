import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { effectScope } from 'vue';
import { useCaseUploads } from './use-case-uploads.js';

/** A request that the test answers, or cuts. */
class Request {
  static sent: Request[] = [];
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  status = 0;
  responseText = '';
  onload?: () => void;
  onerror?: () => void;
  open(): void {
    // The path is not what is tested.
  }
  setRequestHeader(): void {
    // Nor are the headers.
  }
  send(): void {
    Request.sent.push(this);
  }
  answers(status: number, body: object): void {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload?.();
  }
}

describe('a file on its way into a case', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    Request.sent = [];
    Object.assign(globalThis, { XMLHttpRequest: Request });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('shows how far it is, stays on the phone when the line is cut, and goes again by itself', async () => {
    const arrived: string[] = [];
    const scope = effectScope();
    const queue = scope.run(() => useCaseUploads('c-1', (name) => arrived.push(name)));
    if (!queue) throw new Error('no queue');
    await queue.add(new Blob(['x']), 'file', '欠条.pdf');
    await jest.advanceTimersByTimeAsync(1);
    Request.sent[0]?.upload.onprogress?.({ loaded: 1, total: 4 });
    expect(queue.files).toMatchObject([{ name: '欠条.pdf', state: 'sending', part: 0.25 }]);
    Request.sent[0]?.onerror?.();
    await jest.advanceTimersByTimeAsync(1);
    expect(queue.files).toMatchObject([{ name: '欠条.pdf', state: 'waiting', part: 0 }]);
    await jest.advanceTimersByTimeAsync(2_100);
    expect(Request.sent).toHaveLength(2);
    Request.sent[1]?.answers(201, { id: 'e-1' });
    await jest.advanceTimersByTimeAsync(1);
    expect([arrived, queue.files.length]).toEqual([['欠条.pdf'], 0]);
    scope.stop();
  });

  it('that the server does not take is not sent for ever: it says why, and can be left out', async () => {
    const scope = effectScope();
    const queue = scope.run(() => useCaseUploads('c-2', () => undefined));
    if (!queue) throw new Error('no queue');
    await queue.add(new Blob(['x']), 'file', 'a.exe');
    await jest.advanceTimersByTimeAsync(1);
    Request.sent[0]?.answers(422, { code: 'file.kind-not-accepted' });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(Request.sent).toHaveLength(1);
    expect(queue.files).toMatchObject([{ state: 'refused', failure: { code: 'file.kind-not-accepted' } }]);
    await queue.drop(queue.files[0]?.id ?? '');
    expect(queue.files).toHaveLength(0);
    scope.stop();
  });
});
