import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { effectScope } from 'vue';
import { useAnswer } from './use-answer.js';

/** A stream of changes that the test sends itself. */
class Stream {
  static last: Stream;
  static readonly CLOSED = 2;
  readonly readyState = 1;
  onmessage?: (message: { data: string }) => void;
  constructor() {
    Stream.last = this;
  }
  close(): void {
    this.onmessage = () => undefined;
  }
}

describe('what a page shows of the server', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    Object.assign(globalThis, { EventSource: Stream });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is read once for many changes of one moment, and once more for what changed while it was read', async () => {
    let asked = 0;
    const scope = effectScope();
    scope.run(() =>
      useAnswer(async () => {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 50));
        return asked;
      }, 'case:1'),
    );
    const changes = (many: number): void => {
      for (let at = 0; at < many; at++) Stream.last.onmessage?.({ data: '{"topic":"case:1"}' });
    };
    await jest.advanceTimersByTimeAsync(60);
    expect(asked).toBe(1);
    changes(5);
    await jest.advanceTimersByTimeAsync(130);
    expect(asked).toBe(2);
    changes(3);
    await jest.advanceTimersByTimeAsync(500);
    expect(asked).toBe(3);
    scope.stop();
  });
});
