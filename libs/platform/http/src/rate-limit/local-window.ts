import { slidingCount, windowOf, type WindowCounts } from './sliding-window.rules';

interface Entry extends WindowCounts {
  window: number;
}

export interface Hit {
  allowed: boolean;
  counts: WindowCounts;
}

const MOST = 20_000;

/** Counts in this process only; what is left when Redis is away. */
export class LocalWindow {
  private readonly entries = new Map<string, Entry>();

  hit(key: string, limit: number, windowMs: number, now: number): Hit {
    const entry = this.entryOf(key, windowOf(now, windowMs));
    const allowed = slidingCount(entry, now, windowMs) + 1 <= limit;
    if (allowed) entry.current += 1;
    return { allowed, counts: entry };
  }

  private entryOf(key: string, window: number): Entry {
    const known = this.entries.get(key);
    if (known?.window === window) return known;
    const previous = known?.window === window - 1 ? known.current : 0;
    const entry: Entry = { window, current: 0, previous };
    // Deleting first moves the key to the end: the first key of the Map is the one unused for longest.
    this.entries.delete(key);
    if (this.entries.size >= MOST) this.entries.delete(this.entries.keys().next().value as string);
    this.entries.set(key, entry);
    return entry;
  }
}
