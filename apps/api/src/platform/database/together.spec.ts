import { describe, expect, it } from '@jest/globals';
import { Together } from './together.js';

/** A disk that is as slow as the test wants: each write waits to be let go. */
function slowDisk(refuses: (item: number) => boolean = () => false, atOnce = 1): { together: Together<number, string>; writes: number[][]; letGo: () => void } {
  const writes: number[][] = [];
  const waiting: (() => void)[] = [];
  const together = new Together<number, string>(async (items) => {
    writes.push([...items]);
    await new Promise<void>((resolve) => waiting.push(resolve));
    if (items.some(refuses)) throw new Error(`refused: ${items.join()}`);
    return items.map((item) => `kept ${item}`);
  }, { most: 3, atOnce });
  return { together, writes, letGo: () => waiting.shift()?.() };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('writing together', () => {
  it('writes the first alone, and what arrives meanwhile with the next write, in order and not more than agreed', async () => {
    const { together, writes, letGo } = slowDisk();
    const first = together.add(1);
    await turn();
    await turn();
    const later = [2, 3, 4, 5].map((item) => together.add(item));
    for (let n = 0; n < 3; n++) {
      letGo();
      await turn();
    }
    expect(await Promise.all([first, ...later])).toEqual(['kept 1', 'kept 2', 'kept 3', 'kept 4', 'kept 5']);
    expect(writes).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('waits as long as every turn brings one more, so that those who come one after the other share a write', async () => {
    const { together, writes, letGo } = slowDisk();
    const answers: Promise<string>[] = [];
    setImmediate(() => {
      answers.push(together.add(2));
      setImmediate(() => answers.push(together.add(3)));
    });
    answers.push(together.add(1));
    for (let n = 0; n < 4; n++) await turn();
    letGo();
    expect(await Promise.all(answers)).toHaveLength(3);
    expect(writes).toEqual([[1, 2, 3]]);
  });

  it('with two writes at once begins the second while the first waits for the disk, and gathers what comes after both', async () => {
    const { together, writes, letGo } = slowDisk(() => false, 2);
    const answers: Promise<string>[] = [];
    for (const item of [1, 2]) {
      answers.push(together.add(item));
      for (let n = 0; n < 3; n++) await turn();
    }
    answers.push(together.add(3), together.add(4));
    await turn();
    expect(writes).toEqual([[1], [2]]);
    for (let n = 0; n < 4; n++) {
      letGo();
      await turn();
    }
    expect(await Promise.all(answers)).toEqual(['kept 1', 'kept 2', 'kept 3', 'kept 4']);
    expect(writes).toEqual([[1], [2], [3, 4]]);
  });

  it('a refused item harms nobody beside it: they are written one by one, and only that one hears the refusal', async () => {
    const { together, letGo } = slowDisk((item) => item === 3);
    const answers = [1, 2, 3, 4].map((item) => together.add(item));
    const outcome = Promise.allSettled(answers);
    for (let n = 0; n < 5; n++) {
      await turn();
      letGo();
    }
    expect((await outcome).map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))).toEqual(['kept 1', 'kept 2', 'refused: 3', 'kept 4']);
  });

  it('goes on after a refusal and after a pause', async () => {
    const { together, letGo } = slowDisk((item) => item === 1);
    const first = together.add(1).catch((error: Error) => error.message);
    await turn();
    letGo();
    expect(await first).toBe('refused: 1');
    const second = together.add(2);
    await turn();
    letGo();
    expect(await second).toBe('kept 2');
  });
});
