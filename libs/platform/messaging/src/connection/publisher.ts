import { accountSubject, type AccountFrames } from '@hearken/contracts';
import { Injectable } from '@nestjs/common';

import { NatsConnection } from './nats-connection';

const encoder = new TextEncoder();

/**
 * Core NATS, best effort: nothing waits for it and it never throws, so it fits `unitOfWork.afterCommit`. What gets lost
 * while NATS is down is found by resume and head beacons.
 */
@Injectable()
export class Publisher {
  constructor(private readonly nats: NatsConnection) {}

  /** Sends the frames to every device of these accounts; encoded once. */
  toAccounts(accountIds: readonly string[], frames: AccountFrames): void {
    if (frames.length === 0 || accountIds.length === 0) return;
    const bytes = encoder.encode(JSON.stringify(frames));
    for (const accountId of accountIds) this.publish(accountSubject(accountId), bytes);
  }

  /** Publishes `data` as JSON, or as it is when it is bytes already. */
  publish(subject: string, data: unknown): void {
    // While disconnected the client would pile messages up in memory and deliver them late; drop them instead.
    if (!this.nats.isConnected) return;
    try {
      this.nats.current?.publish(subject, data instanceof Uint8Array ? data : JSON.stringify(data));
    } catch {
      // Closing, or larger than the server takes: best effort.
    }
  }
}
