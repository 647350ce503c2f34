import { uuidv7 } from './uuidv7';

describe('uuidv7', () => {
  it('has the form of RFC 9562 with version 7 and the time in front', () => {
    const before = Date.now();
    const id = uuidv7();

    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const ms = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
    expect(ms).toBeGreaterThanOrEqual(before);
    expect(ms).toBeLessThanOrEqual(Date.now() + 1);
  });

  it('ascends within a process, also through bursts, and never repeats', () => {
    const ids = Array.from({ length: 20_000 }, () => uuidv7());

    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
