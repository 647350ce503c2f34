import type { Entry } from '@hearken/contracts';

/**
 * The gapless window on one log. Only seq = last + 1 is applied; what comes early waits, what is known is ignored,
 * so loss, doubling and reordering on the way change nothing but the time.
 */
export class LogWindow {
  entries: readonly Entry[] = [];
  /** The newest seq that is known to exist. */
  head = 0;
  /** The newest seq that was applied; entries beyond it wait in `early`. */
  last: number;
  private readonly early = new Map<number, Entry>();

  /** @param last the seq before the first entry that is wanted */
  constructor(last: number) {
    this.last = last;
  }

  get first(): number {
    return this.entries[0]?.seq ?? this.last + 1;
  }

  get hasGap(): boolean {
    return this.last < this.head;
  }

  noteHead(head: number): void {
    if (head > this.head) this.head = head;
  }

  /** Applies what can be applied now and says which entries that were. */
  apply(incoming: readonly Entry[]): Entry[] {
    for (const entry of incoming) {
      this.noteHead(entry.seq);
      if (entry.seq > this.last) this.early.set(entry.seq, entry);
    }
    const applied: Entry[] = [];
    for (let next = this.early.get(this.last + 1); next; next = this.early.get(this.last + 1)) {
      this.early.delete(next.seq);
      this.last = next.seq;
      applied.push(next);
    }
    if (applied.length > 0) this.entries = applied.reduce(withEffect, [...this.entries, ...applied]);
    return applied;
  }

  /** Puts an older page before the window; it must end right before it. */
  prepend(page: readonly Entry[]): void {
    const older = page.filter((entry) => entry.seq < this.first);
    if (older.length > 0 && older.at(-1)?.seq === this.first - 1) this.entries = [...older, ...this.entries];
  }
}

/** What recalls, edits and takedowns do to the entry they name, as the server's own reading would show it. */
function withEffect(entries: Entry[], notice: Entry): Entry[] {
  const target = (notice.content as { seq?: unknown } | null)?.seq;
  if (typeof target !== 'number') return entries;
  const change = effectOf(notice);
  if (!change) return entries;
  return entries.map((entry) => (concerns(entry, target, notice) ? { ...entry, ...change(entry) } : entry));
}

/** The entry itself, and earlier edits of it: their text must not outlive it. */
function concerns(entry: Entry, target: number, notice: Entry): boolean {
  if (entry.seq === target) return true;
  // A batch is put in before its effects are: later edits are there already and stay.
  return entry.seq < notice.seq && entry.type === 'edit' && (entry.content as { seq?: unknown } | null)?.seq === target;
}

function effectOf(notice: Entry): ((entry: Entry) => Partial<Entry>) | null {
  if (notice.type === 'recall') return () => ({ content: null, redacted: 'recalled' });
  if (notice.type === 'takedown') return () => ({ content: null, redacted: 'taken_down' });
  if (notice.type !== 'edit') return null;
  const { content } = notice.content as { content: Record<string, unknown> };
  return (entry) => {
    if (entry.redacted) return {};
    if (entry.type === 'edit') return { content: notice.content, editedBySeq: notice.seq };
    return { content, editedBySeq: notice.seq };
  };
}
