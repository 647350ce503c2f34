interface Notice {
  type: string;
  data: Record<string, unknown>;
  /** Epoch milliseconds of its arrival. */
  at: number;
}

/** An open page of a member of staff: the server-sent events of admin-api as they come. */
export class LiveStream {
  readonly notices: Notice[] = [];
  private readonly ending = new AbortController();

  static async open(url: string, token: string): Promise<LiveStream> {
    const stream = new LiveStream();
    const response = await fetch(new URL('/api/v1/admin/live', url), {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      signal: stream.ending.signal,
    });
    if (response.status !== 200 || !response.body) throw new Error(`the stream answered ${response.status}`);
    void stream.follow(response.body);
    return stream;
  }

  close(): void {
    this.ending.abort();
  }

  private async follow(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of body) {
        const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.read(block);
      }
    } catch (error) {
      if (!this.ending.signal.aborted) throw error;
    }
  }

  private read(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
    const data = field('data');
    if (data === undefined) return;
    const type = field('event') ?? 'message';
    this.notices.push({ type, data: JSON.parse(data) as Record<string, unknown>, at: Date.now() });
  }
}
