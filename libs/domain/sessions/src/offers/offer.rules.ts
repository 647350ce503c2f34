import type { Fen } from '@hearken/contracts';

/** A request that waits, with what was tried already. */
export interface Waiting {
  sessionId: string;
  userId: string;
  /** Null: anybody who counsels on the topic. */
  counselorId: string | null;
  topic: string | null;
  priceCeiling: Fen;
  /** Who has said no; he is not asked again. */
  declinedBy: readonly string[];
  /** Who let it lapse, and when (epoch milliseconds); he is asked again after a while. */
  lapsedAt: ReadonlyMap<string, number>;
  /** Counselors with whom the user has an open session already. */
  openWith: readonly string[];
}

/** A counselor who is online and may counsel. */
export interface Candidate {
  counselorId: string;
  topics: readonly string[];
  pricePerMinute: Fen;
  capacity: number;
  /** Running sessions and pending offers. */
  load: number;
}

export interface Assignment {
  sessionId: string;
  counselorId: string;
}

/** Why `candidate` may be offered this request, apart from his load. */
export function isEligible(waiting: Waiting, candidate: Candidate, now: number, reofferMs: number): boolean {
  if (candidate.counselorId === waiting.userId) return false;
  if (waiting.declinedBy.includes(candidate.counselorId)) return false;
  const lapsed = waiting.lapsedAt.get(candidate.counselorId);
  if (lapsed !== undefined && now - lapsed < reofferMs) return false;
  if (waiting.counselorId !== null) return waiting.counselorId === candidate.counselorId;
  if (waiting.openWith.includes(candidate.counselorId)) return false;
  if (candidate.pricePerMinute > waiting.priceCeiling) return false;
  return waiting.topic === null || candidate.topics.includes(waiting.topic);
}

/**
 * Hands waiting requests, oldest first, to the eligible counselor with the least load: share of the capacity first, so that
 * one who takes many is not starved. Nobody gets more than his capacity.
 */
export function assign(
  waiting: readonly Waiting[],
  candidates: readonly Candidate[],
  { now, reofferMs }: { now: number; reofferMs: number },
): Assignment[] {
  const load = new Map(candidates.map((one) => [one.counselorId, one.load]));
  const loadOf = (one: Candidate) => load.get(one.counselorId) ?? 0;
  const assignments: Assignment[] = [];
  for (const request of waiting) {
    const [best] = candidates
      .filter((one) => loadOf(one) < one.capacity && isEligible(request, one, now, reofferMs))
      .sort((a, b) => loadOf(a) / a.capacity - loadOf(b) / b.capacity || compare(a.counselorId, b.counselorId));
    if (!best) continue;
    load.set(best.counselorId, loadOf(best) + 1);
    assignments.push({ sessionId: request.sessionId, counselorId: best.counselorId });
  }
  return assignments;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Requests that stand in one line: for one counselor, or for a topic. */
export const queueKey = ({ counselorId, topic }: Pick<Waiting, 'counselorId' | 'topic'>): string =>
  counselorId ? `counselor:${counselorId}` : `topic:${topic ?? ''}`;

export interface Place {
  sessionId: string;
  userId: string;
  /** 1 is next. */
  position: number;
  etaSeconds: number | null;
}

/**
 * Places in the lines. The estimate is the average session's length for each one ahead, shared by the places that serve the
 * line; null when nobody serves it now or no session was measured yet.
 */
export function placesOf(
  waiting: readonly Waiting[],
  candidates: readonly Candidate[],
  averageSeconds: number | null,
): Place[] {
  const ahead = new Map<string, number>();
  return waiting.map((request) => {
    const key = queueKey(request);
    const position = (ahead.get(key) ?? 0) + 1;
    ahead.set(key, position);
    const servers = candidates.filter((one) =>
      isEligible({ ...request, declinedBy: [], lapsedAt: new Map() }, one, 0, 0),
    );
    const places = servers.reduce((sum, one) => sum + one.capacity, 0);
    const etaSeconds = averageSeconds === null || places === 0 ? null : Math.ceil((averageSeconds * position) / places);
    return { sessionId: request.sessionId, userId: request.userId, position, etaSeconds };
  });
}
