export interface StreamEvent {
  event: string;
  data: string;
}

/**
 * Server-sent events out of pieces of text that break anywhere (WHATWG HTML, 9.2). `EventSource` sends no
 * Authorization header, so the stream is read by hand.
 */
export function eventParser(onEvent: (event: StreamEvent) => void): (text: string) => void {
  let rest = '';
  let event = '';
  let data: string[] = [];

  function take(line: string): void {
    if (line === '') {
      if (data.length > 0) onEvent({ event: event || 'message', data: data.join('\n') });
      event = '';
      data = [];
      return;
    }
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
  }

  return (text) => {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    lines.forEach(take);
  };
}

export interface Following {
  url: string;
  token: () => Promise<string | null>;
  onEvent: (event: StreamEvent) => void;
  onState: (state: 'open' | 'broken') => void;
  signal: AbortSignal;
}

const SHORTEST_MS = 500;
const LONGEST_MS = 20_000;

/** Follows a stream until it is aborted; what breaks is opened again with growing, scattered pauses. */
export async function follow({ url, token, onEvent, onState, signal }: Following): Promise<void> {
  let pause = SHORTEST_MS;
  while (!signal.aborted) {
    try {
      const bearer = await token();
      if (!bearer) return;
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${bearer}`, accept: 'text/event-stream' },
        signal,
      });
      if (response.status === 401 || response.status === 403) return;
      if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`);
      onState('open');
      const parse = eventParser((event) => {
        pause = SHORTEST_MS;
        onEvent(event);
      });
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) parse(piece.value);
    } catch {
      if (signal.aborted) return;
    }
    onState('broken');
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
    pause = Math.min(pause * 2, LONGEST_MS);
  }
}
