import { Injectable } from '@nestjs/common';
import { Publisher } from '@hearken/platform-messaging';

import { SessionTiming } from '../session-timing';
import { Candidates } from './candidates';
import { assign, placesOf, type Candidate, type Place, type Waiting } from './offer.rules';
import { Offering } from './offering';
import { QueueRepository } from './queue.repository';

const BATCH = 200;

/** Brings those who wait and those who are free together. Any number of processes may run it at once. */
@Injectable()
export class Matchmaker {
  private running: Promise<void> | null = null;
  private again = false;
  /** Places as last told, so that a place is told when it changes; never larger than a batch. */
  private told = new Map<string, string>();

  constructor(
    private readonly queue: QueueRepository,
    private readonly candidates: Candidates,
    private readonly offering: Offering,
    private readonly publisher: Publisher,
    private readonly timing: SessionTiming,
  ) {}

  /** Matches all that waits. Calls during a run share the one that follows it, which sees what they have written. */
  async run(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.loop().finally(() => (this.running = null));
    return this.running;
  }

  private async loop(): Promise<void> {
    do {
      this.again = false;
      await this.match();
    } while (this.again);
  }

  private async match(): Promise<void> {
    const waiting = await this.queue.waiting(BATCH);
    if (waiting.length === 0) {
      this.told.clear();
      return;
    }
    const candidates = await this.candidates.online();
    const policy = { now: this.timing.now().getTime(), reofferMs: this.timing.config.reofferMs };
    const offered = new Set<string>();
    for (const one of assign(waiting, candidates, policy)) {
      const candidate = candidates.find(({ counselorId }) => counselorId === one.counselorId);
      if (candidate && (await this.offering.offer(one.sessionId, candidate))) offered.add(one.sessionId);
    }
    await this.tellPlaces(
      waiting.filter(({ sessionId }) => !offered.has(sessionId)),
      candidates,
    );
  }

  private async tellPlaces(waiting: Waiting[], candidates: Candidate[]): Promise<void> {
    const places = waiting.length === 0 ? [] : placesOf(waiting, candidates, await this.queue.averageSeconds());
    const text = ({ position, etaSeconds }: Place) => `${position}/${etaSeconds}`;
    for (const place of places) {
      const { userId, ...frame } = place;
      if (this.told.get(place.sessionId) !== text(place))
        this.publisher.toAccounts([userId], [{ event: 'queue.position', data: frame }]);
    }
    this.told = new Map(places.map((place) => [place.sessionId, text(place)]));
  }
}
