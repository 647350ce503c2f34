import { eventParser, follow, type StreamEvent } from './event-stream';

describe('eventParser', () => {
  const text = 'event: numbers\ndata: {"a":1}\n\n: a comment\nid: 7\ndata: one\ndata: two\r\n\r\nevent: alert\n\n';
  const expected = [
    { event: 'numbers', data: '{"a":1}' },
    { event: 'message', data: 'one\ntwo' },
  ];

  it.each([1, 2, 3, 7, text.length])('reads the same in pieces of %i characters', (size) => {
    const seen: StreamEvent[] = [];
    const parse = eventParser((event) => seen.push(event));
    for (let at = 0; at < text.length; at += size) parse(text.slice(at, at + size));
    expect(seen).toEqual(expected);
  });
});

describe('follow', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('opens the stream again when it ends, with the token of that moment', async () => {
    const stop = new AbortController();
    const used: (string | null)[] = [];
    const states: string[] = [];
    vi.stubGlobal('fetch', (_: string, init: { headers: Record<string, string> }) => {
      used.push(init.headers['authorization'] ?? null);
      if (used.length === 2) stop.abort();
      return Promise.resolve(new Response('event: numbers\ndata: 1\n\n'));
    });
    let token = 0;
    await follow({
      url: '/live',
      token: () => Promise.resolve(`t${++token}`),
      onEvent: () => undefined,
      onState: (state) => states.push(state),
      signal: stop.signal,
    });
    expect(used).toEqual(['Bearer t1', 'Bearer t2']);
    expect(states.slice(0, 2)).toEqual(['open', 'broken']);
  });

  it('gives up when the server refuses the reader', async () => {
    let asked = 0;
    vi.stubGlobal('fetch', () => {
      asked += 1;
      return Promise.resolve(new Response('', { status: 403 }));
    });
    await follow({
      url: '/live',
      token: () => Promise.resolve('t'),
      onEvent: () => undefined,
      onState: () => undefined,
      signal: new AbortController().signal,
    });
    expect(asked).toBe(1);
  });
});
