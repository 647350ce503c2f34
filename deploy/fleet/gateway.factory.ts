import { setTimeout as sleep } from 'node:timers/promises';

export interface Call {
  method?: string;
  path: string;
  token?: string;
  /** Sent as JSON; `body` is sent as it is. */
  json?: unknown;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
}

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** Parsed where the answer is JSON. */
  body: unknown;
}

/** One request, whatever it answers. */
export async function call(
  url: string,
  { method = 'GET', path, token, json, body, headers = {} }: Call,
): Promise<Reply> {
  const response = await fetch(new URL(path, url), {
    method,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: json === undefined ? body : JSON.stringify(json),
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    // It has no end to wait for.
    await response.body?.cancel();
    return { status: response.status, headers: response.headers, text: '', body: undefined };
  }
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(response.headers, text) };
}

function parsed(headers: Headers, text: string): unknown {
  if (!/json/.test(headers.get('content-type') ?? '')) return undefined;
  return JSON.parse(text);
}

/** Asks again until there is an answer that is not false, null or undefined. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | false | null | undefined> | T | false | null | undefined,
  ms = 10_000,
): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${what}`);
    await sleep(50);
  }
}
