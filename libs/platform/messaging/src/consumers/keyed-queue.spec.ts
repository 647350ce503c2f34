import { backoff } from './backoff';
import { KeyedQueue } from './keyed-queue';

/** A task that ends when it is told to. */
function aTask(log: string[], name: string) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const task = async () => {
    log.push(name);
    await ended;
  };
  return { task, end };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the queue of a consumer', () => {
  it('runs one task of a key at a time, in order, and others beside it', async () => {
    const log: string[] = [];
    const queue = new KeyedQueue(4);
    const [a1, a2, b1] = [aTask(log, 'a1'), aTask(log, 'a2'), aTask(log, 'b1')];
    queue.add('a', a1.task);
    queue.add('a', a2.task);
    queue.add('b', b1.task);
    expect(log).toEqual(['a1', 'b1']);
    b1.end();
    await settled();
    expect(log).toEqual(['a1', 'b1']);
    a1.end();
    await settled();
    expect(log).toEqual(['a1', 'b1', 'a2']);
  });

  it('never runs more than its concurrency', async () => {
    const log: string[] = [];
    const queue = new KeyedQueue(2);
    const tasks = ['1', '2', '3'].map((name) => aTask(log, name));
    for (const { task } of tasks) queue.add(null, task);
    expect(log).toEqual(['1', '2']);
    tasks[1]?.end();
    await settled();
    expect(log).toEqual(['1', '2', '3']);
  });

  it('lets another key go first after each task of a busy one', async () => {
    const log: string[] = [];
    const queue = new KeyedQueue(1);
    for (const name of ['a1', 'a2', 'a3']) queue.add('a', async () => void log.push(name));
    queue.add('b', async () => void log.push('b1'));
    await settled();
    expect(log).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('takes a key up again after it was empty', async () => {
    const log: string[] = [];
    const queue = new KeyedQueue(1);
    queue.add('a', async () => void log.push('first'));
    await settled();
    queue.add('a', async () => void log.push('second'));
    await settled();
    expect(log).toEqual(['first', 'second']);
  });
});

describe('the wait after a failure', () => {
  it('doubles up to its limit, half of it by chance', () => {
    expect([1, 2, 3, 4, 5].map((attempt) => backoff(attempt, 100, 500, () => 1))).toEqual([100, 200, 400, 500, 500]);
    expect([1, 2, 3, 4, 5].map((attempt) => backoff(attempt, 100, 500, () => 0))).toEqual([50, 100, 200, 250, 250]);
    expect(backoff(10_000, 100, 500, () => 1)).toBe(500);
  });
});
