import type { EntryType, NoticeContents } from '@hearken/contracts';
import { databaseConfig, uuidv7 } from '@hearken/platform-database';
import type { ConfigOf } from '@hearken/platform-config';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';

import type { ConversationContext } from '../conversations/conversation';
import { ConversationContexts } from '../conversations/conversation-contexts';
import {
  clientMessageIdConflict,
  conversationClosed,
  conversationNotFound,
  overloaded,
} from '../conversations/conversation.errors';
import { EntryPublisher } from '../delivery/entry-publisher';
import type { StoredDuplicate } from './append-statement';
import { sealBody } from './entry-cipher';
import { systemSenderId, type Appended, type NewEntry, type SealedEntry } from './entry';
import { FlushConnection, isOutage, type FlushAnswer } from './flush-connection';
import { FlushLane } from './flush-lane';
import { entryLeaf } from './leaf.rules';
import { conversationLogConfig, type ConversationLogConfig } from './log.config';
import { noticeId } from './notice-id';
import { randomSlice } from './random-pool';

/** Called once: with a refusal, or with where the entry is. */
export type Acknowledge = (refusal: unknown, appended?: Appended) => void;

interface Lane {
  queue: FlushLane<SealedEntry, FlushAnswer>;
  connection: FlushConnection;
}

/**
 * The one way into the log. Entries are sealed here, committed in batches by `conversations.append`, and handed to the
 * readers after the commit. A conversation always takes the same lane, so it is in one flush of a node at most.
 */
@Injectable()
export class ConversationLog implements OnApplicationShutdown {
  private readonly lanes: Lane[];

  constructor(
    private readonly contexts: ConversationContexts,
    @Inject(conversationLogConfig.token) private readonly config: ConversationLogConfig,
    @Inject(databaseConfig.token) database: ConfigOf<typeof databaseConfig>,
    private readonly publisher: EntryPublisher,
  ) {
    this.lanes = Array.from({ length: config.lanes }, () => {
      const connection = new FlushConnection(database.url, config.flushTimeoutMs);
      return { connection, queue: new FlushLane((batch) => connection.append(batch), config, isOutage) };
    });
  }

  /** Connects the lanes now instead of with their first entries: for processes that take messages. */
  async open(): Promise<void> {
    await Promise.all(this.lanes.map(({ connection }) => connection.open()));
  }

  /** Waits for what is on its way, then lets go of the connections. */
  async onApplicationShutdown(): Promise<void> {
    await this.drained();
    await Promise.all(this.lanes.map(({ connection }) => connection.close()));
  }

  async drained(): Promise<void> {
    await Promise.all(this.lanes.map(({ queue }) => queue.drained()));
  }

  get queued(): number {
    return this.lanes.reduce((sum, { queue }) => sum + queue.queued, 0);
  }

  /**
   * Takes an entry whose context is known, without a promise a message. `origin` is handed on to the delivery.
   * Calls back after the commit, or with a DomainError.
   */
  submit(context: ConversationContext, entry: NewEntry, acknowledge: Acknowledge, origin?: unknown): void {
    const plaintext = Buffer.from(JSON.stringify(entry.content));
    const sealed = sealEntry(context, entry, plaintext);
    const taken = this.laneOf(sealed.conversationId).queue.add(sealed, (error, answer) => {
      if (!answer) return acknowledge(error);
      this.settle({ context, sealed, plaintext, origin }, answer, acknowledge);
    });
    if (!taken) acknowledge(overloaded(1000));
  }

  /** Appends one entry. @throws NOT_FOUND, CONVERSATION_CLOSED, CLIENT_MESSAGE_ID_CONFLICT, UNAVAILABLE */
  async append(entry: NewEntry, origin?: unknown): Promise<Appended> {
    const context = await this.contexts.get(entry.conversationId);
    return new Promise((resolve, reject) => {
      const acknowledge: Acknowledge = (refusal, appended) => (appended ? resolve(appended) : reject(asError(refusal)));
      this.submit(context, entry, acknowledge, origin);
    });
  }

  /**
   * Writes a notice of the platform in a short transaction of its own, once for each `idempotencyKey`: for consumers
   * and sweepers, outside of any unit of work.
   */
  appendNotice<T extends keyof NoticeContents & EntryType>(notice: {
    conversationId: string;
    type: T;
    content: NoticeContents[T];
    idempotencyKey: string;
  }): Promise<Appended> {
    const content = notice.content as unknown as Record<string, unknown>;
    return this.append({
      conversationId: notice.conversationId,
      senderId: systemSenderId,
      senderRole: 'system',
      clientMessageId: noticeId(notice.idempotencyKey),
      type: notice.type,
      content,
      replyToSeq: null,
      targetSeq: typeof content['seq'] === 'number' ? content['seq'] : null,
    });
  }

  private settle(work: Work, { verdict, stale }: FlushAnswer, acknowledge: Acknowledge): void {
    const { sealed } = work;
    if (stale) this.contexts.drop(sealed.conversationId);
    if (verdict.kind === 'not-found') return acknowledge(conversationNotFound());
    if (verdict.kind === 'closed') return acknowledge(conversationClosed());
    if (verdict.kind === 'duplicate') return acknowledgeDuplicate(work, verdict.stored, acknowledge);
    const { messageId, createdAt, senderRole } = sealed;
    acknowledge(null, { messageId, seq: verdict.seq, createdAt, senderRole, duplicate: false });
    this.deliver(work, verdict.seq, stale);
  }

  private deliver({ context, sealed, origin }: Work, seq: number, stale: boolean): void {
    if (!stale) return this.publisher.deliver(context.members, { ...sealed, seq }, origin);
    // Somebody came or left: ask who reads now, so that nobody hears what is no longer for him.
    this.contexts.get(sealed.conversationId).then(
      (fresh) => this.publisher.deliver(fresh.members, { ...sealed, seq }, origin),
      () => undefined,
    );
  }

  private laneOf(conversationId: string): Lane {
    // The last digits of a UUIDv7 are random.
    return this.lanes[Number.parseInt(conversationId.slice(-4), 16) % this.lanes.length] as Lane;
  }
}

interface Work {
  context: ConversationContext;
  sealed: SealedEntry;
  plaintext: Buffer;
  origin: unknown;
}

function sealEntry(context: ConversationContext, entry: NewEntry, plaintext: Buffer): SealedEntry {
  const messageId = uuidv7();
  const salt = randomSlice(16);
  const named = {
    // As PostgreSQL hands them back: seal and leaf are bound to the letters.
    conversationId: entry.conversationId.toLowerCase(),
    senderId: entry.senderId.toLowerCase(),
    senderRole: entry.senderRole,
    clientMessageId: entry.clientMessageId.toLowerCase(),
    type: entry.type,
    content: entry.content,
    replyToSeq: entry.replyToSeq,
    targetSeq: entry.targetSeq,
    messageId,
    createdAt: timeOf(messageId),
  };
  return {
    ...named,
    salt,
    leaf: entryLeaf(salt, named, plaintext),
    body: sealBody(context.key, named.conversationId, messageId, plaintext),
    membersVersion: context.membersVersion,
  };
}

/** A repetition of the same body gets the first answer; the stored salt tells whether it is the same without keeping the text. */
function acknowledgeDuplicate({ sealed, plaintext }: Work, stored: StoredDuplicate, acknowledge: Acknowledge): void {
  const { seq, messageId, createdAt, senderRole, salt, leaf } = stored;
  // An erased body cannot be compared any more; the sender knows what he sent.
  const same =
    salt === null || entryLeaf(salt, { ...sealed, messageId, createdAt, senderRole }, plaintext).equals(leaf);
  if (!same) return acknowledge(clientMessageIdConflict());
  acknowledge(null, { messageId, seq, createdAt, senderRole, duplicate: true });
}

/** The first 48 bits of a UUIDv7 are its milliseconds. */
function timeOf(messageId: string): string {
  return new Date(Number.parseInt(messageId.slice(0, 8) + messageId.slice(9, 13), 16)).toISOString();
}

const asError = (refusal: unknown): Error => (refusal instanceof Error ? refusal : new Error(String(refusal)));
