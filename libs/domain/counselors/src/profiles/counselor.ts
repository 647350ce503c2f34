import type { Fen, PresenceStatus } from '@hearken/contracts';

import type { CounselingLanguage, Topic } from './topic';

export type CounselorStatus = 'active' | 'suspended';

export interface Counselor {
  /** The account's id. */
  id: string;
  displayName: string;
  headline: string;
  bio: string;
  topics: Topic[];
  languages: CounselingLanguage[];
  pricePerMinute: Fen;
  commissionBps: number;
  /** Sessions held at the same time. */
  capacity: number;
  verified: boolean;
  status: CounselorStatus;
  suspendReason: string | null;
  ratingSum: number;
  ratingCount: number;
  /** What the picture is drawn from; unrelated to the account's data. */
  avatarSeed: string;
  createdAt: Date;
}

export interface ListedCounselor extends Counselor {
  presence: PresenceStatus;
}

/** What a new profile needs; the rest has defaults. */
export interface NewCounselor {
  id: string;
  displayName: string;
  headline: string;
  bio: string;
  topics: Topic[];
  languages: CounselingLanguage[];
  pricePerMinute: Fen;
  verified: boolean;
  avatarSeed: string;
  capacity?: number;
  commissionBps?: number;
}
