/** A time with at least one socket of an account attached; epoch milliseconds. */
export interface PresentInterval {
  from: number;
  to: number;
  /** The end is our server's doing. */
  lost: boolean;
}

/** An account and a node: from the first of its sockets there to the last. */
export interface Attachment {
  from: number;
  /** Null while it lasts. */
  to: number | null;
  /** The node's last word that it lasts, and up to when that word is good: the oldest heartbeat that it rests on. */
  leasedAt: number;
  vouchedAt: number;
  lost: boolean;
}

/** What is known of an account's presence, in disjoint intervals in order of time. */
export interface Presence {
  intervals: PresentInterval[];
  /** Up to here everything is decided; what lies after may still turn out either way. */
  knownUntil: number;
  /** Somewhere an attachment lasts that its node vouched for. */
  attached: boolean;
}

/**
 * Reads presence from attachments. An open one counts up to what its node vouched for, because only that is certain: the age of
 * the lease is the largest error, in the user's favour. A lease older than `leaseMaxAgeMs` means that the node died then.
 */
export function presenceOf(attachments: readonly Attachment[], now: number, leaseMaxAgeMs: number): Presence {
  const isOpen = ({ to, leasedAt }: Attachment) => to === null && now - leasedAt <= leaseMaxAgeMs;
  const closed = attachments.map((one) => {
    const vouched = vouchedUntil(one, now);
    return { from: one.from, to: one.to ?? vouched, lost: one.to === null ? !isOpen(one) : one.lost };
  });
  const intervals = merge(closed);
  const open = attachments.filter(isOpen).map((one) => vouchedUntil(one, now));
  return { intervals, knownUntil: decidedUntil(intervals, open, now), attached: open.length > 0 };
}

const vouchedUntil = ({ from, vouchedAt }: Attachment, now: number): number => Math.min(now, Math.max(from, vouchedAt));

function merge(intervals: PresentInterval[]): PresentInterval[] {
  const merged: PresentInterval[] = [];
  for (const next of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (!last || next.from > last.to) merged.push({ ...next });
    else if (next.to > last.to) Object.assign(last, { to: next.to, lost: next.lost });
    else if (next.to === last.to) last.lost ||= next.lost;
  }
  return merged;
}

/** From the oldest lease of an open attachment on, presence is undecided, except where another attachment covers it. */
function decidedUntil(intervals: PresentInterval[], leases: number[], now: number): number {
  if (leases.length === 0) return now;
  const oldest = Math.min(...leases);
  const covering = intervals.find(({ from, to }) => from <= oldest && oldest < to);
  return Math.min(now, covering?.to ?? oldest);
}

/** Whether the account is there at `time`. */
export function isPresentAt({ intervals }: Presence, time: number): boolean {
  return intervals.some(({ from, to }) => from <= time && time < to);
}

/** The interval that ended last at or before `time`: since its end the account is away. */
export function lastSeenBefore({ intervals }: Presence, time: number): PresentInterval | undefined {
  return intervals.findLast(({ to }) => to <= time);
}

/** Since when an account that is not attached has been away, and whether that is our doing; null while it is attached. */
export function absenceNow(presence: Presence, now: number): { since: number; lost: boolean } | null {
  if (presence.attached) return null;
  const last = lastSeenBefore(presence, now);
  return { since: last?.to ?? Number.NEGATIVE_INFINITY, lost: last?.lost ?? false };
}
