import { CounselorPresence, CounselorsService } from '@hearken/domain-counselors';
import { Injectable } from '@nestjs/common';

import type { Candidate, Waiting } from './offer.rules';
import { OffersRepository } from './offers.repository';

/** Who can be offered a request now. */
@Injectable()
export class Candidates {
  constructor(
    private readonly counselors: CounselorsService,
    private readonly presence: CounselorPresence,
    private readonly offers: OffersRepository,
  ) {}

  /** Counselors who are online and not suspended, with their load; never called inside a transaction, presence is in Redis. */
  async online(): Promise<Candidate[]> {
    const ids = await this.presence.online();
    if (ids.length === 0) return [];
    const [profiles, loads] = await Promise.all([this.counselors.findManyByIds(ids), this.offers.loads(ids)]);
    return profiles.flatMap((profile) => {
      if (profile.status !== 'active') return [];
      const { running, pending } = loads.get(profile.id) ?? { running: 0, pending: 0 };
      const { id, topics, pricePerMinute, capacity } = profile;
      return [{ counselorId: id, topics, pricePerMinute, capacity, load: running + pending }];
    });
  }

  /** The cheapest minute that somebody who is online now asks for a topic; null when nobody does. */
  async cheapestFor(request: Pick<Waiting, 'topic'>): Promise<number | null> {
    const fitting = (await this.online()).filter(
      ({ topics }) => request.topic === null || topics.includes(request.topic),
    );
    return fitting.length === 0 ? null : Math.min(...fitting.map((one) => one.pricePerMinute));
  }
}
