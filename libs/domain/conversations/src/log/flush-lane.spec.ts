import { FlushLane } from './flush-lane';

const limits = { maxEntries: 3, maxQueued: 100 };
const turn = () => new Promise((resolve) => setImmediate(resolve));

function aLane(flush: (batch: readonly number[]) => Promise<readonly string[]>, isOutage = () => false) {
  const settled: [unknown, string | undefined][] = [];
  const lane = new FlushLane<number, string>(flush, limits, isOutage);
  const add = (item: number) => lane.add(item, (error, result) => settled.push([error, result]));
  return { lane, add, settled };
}

it('sends what one turn brought together, and what comes meanwhile together with the next flush', async () => {
  const batches: number[][] = [];
  let release: () => void = () => undefined;
  const { lane, add } = aLane(async (batch) => {
    batches.push([...batch]);
    await new Promise<void>((resolve) => (release = resolve));
    return batch.map(String);
  });
  add(1);
  add(2);
  await turn();
  add(3);
  add(4);
  add(5);
  add(6);
  await turn();
  expect(batches).toEqual([[1, 2]]);
  release();
  await turn();
  // At most maxEntries at once.
  expect(batches[1]).toEqual([3, 4, 5]);
  release();
  await turn();
  release();
  await lane.drained();
  expect(batches).toEqual([[1, 2], [3, 4, 5], [6]]);
});

it('bisects a failing batch: the bad item fails alone, the others keep their order', async () => {
  const stored: number[] = [];
  const { lane, add, settled } = aLane(async (batch) => {
    if (batch.includes(2)) throw new Error('bad two');
    stored.push(...batch);
    return batch.map(String);
  });
  [1, 2, 3].forEach(add);
  await turn();
  await lane.drained();

  expect(stored).toEqual([1, 3]);
  expect(settled.map(([error, result]) => (error ? 'refused' : result))).toEqual(['1', 'refused', '3']);
});

it('does not split for an outage: all are told at once', async () => {
  let flushes = 0;
  const { lane, add, settled } = aLane(
    async () => {
      flushes += 1;
      throw new Error('no connection');
    },
    () => true,
  );
  [1, 2, 3].forEach(add);
  await turn();
  await lane.drained();

  expect(flushes).toBe(1);
  expect(settled).toHaveLength(3);
});

it('takes no more than the queue holds', () => {
  const { lane } = aLane(async (batch) => batch.map(String));
  const taken = Array.from({ length: 150 }, (_, item) => lane.add(item, () => undefined));
  expect(taken.filter(Boolean)).toHaveLength(100);
});
