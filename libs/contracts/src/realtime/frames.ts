import { z } from 'zod';

import type { ErrorCode } from '../errors';
import { entrySchema, messageTypeSchema, type Entry, type SenderRole } from './entry';
import {
  presenceStatusSchema,
  sessionViewSchema,
  type PresenceStatus,
  type SessionState,
  type SessionView,
} from './session';

const id = z.uuid();
const seq = z.int().min(1);

/** Client → server. Every one is answered by an `Ack` except `typing`. */
export const clientFrames = {
  'message.send': z.strictObject({
    conversationId: id,
    clientMessageId: id,
    type: messageTypeSchema,
    content: z.record(z.string(), z.unknown()),
    replyToSeq: seq.optional(),
  }),
  'message.recall': z.strictObject({ conversationId: id, seq }),
  'message.edit': z.strictObject({
    conversationId: id,
    seq,
    content: z.strictObject({ text: z.string().min(1).max(4000) }),
  }),
  'conversation.resume': z.strictObject({
    conversationId: id,
    lastSeq: z.int().min(0),
    limit: z.int().min(1).max(200).default(200),
  }),
  'cursor.advance': z.strictObject({
    conversationId: id,
    received: z.int().min(0).optional(),
    read: z.int().min(0).optional(),
  }),
  typing: z.strictObject({ conversationId: id, active: z.boolean() }),
  'presence.set': z.strictObject({ status: presenceStatusSchema }),
  /** Whose online state the client shows; replaces what it watched before. */
  'presence.watch': z.strictObject({ counselorIds: z.array(id).max(100) }),
  'session.request': z.strictObject({
    counselorId: id.optional(),
    topic: z.string().min(1).max(60).optional(),
    product: z.enum(['perMinute', 'package']).default('perMinute'),
  }),
  'session.accept': z.strictObject({ sessionId: id }),
  'session.decline': z.strictObject({ sessionId: id, reason: z.string().max(200).optional() }),
  'session.pause': z.strictObject({ sessionId: id }),
  'session.resume': z.strictObject({ sessionId: id }),
  'session.end': z.strictObject({ sessionId: id }),
  'session.cancel': z.strictObject({ sessionId: id }),
  /** A fresh access token of the same login: the socket lives on when the old one expires. */
  'auth.renew': z.strictObject({ token: z.string().min(1).max(4096) }),
} as const;

export type ClientEvent = keyof typeof clientFrames;
/** What a client writes (defaults may be left out). */
export type ClientPayload<E extends ClientEvent> = z.input<(typeof clientFrames)[E]>;
/** What a handler gets. */
export type ParsedPayload<E extends ClientEvent> = z.output<(typeof clientFrames)[E]>;

export interface ClientResults {
  'message.send': { messageId: string; seq: number; createdAt: string; duplicate: boolean; senderRole: SenderRole };
  'message.recall': { seq: number };
  'message.edit': { seq: number };
  'conversation.resume': { entries: Entry[]; head: number; hasMore: boolean };
  'cursor.advance': { received: number; read: number };
  typing: never;
  'presence.set': { status: PresenceStatus };
  'presence.watch': { statuses: Record<string, PresenceStatus> };
  'session.request': { sessionId: string; conversationId: string; state: SessionState; position?: number };
  'session.accept': { state: SessionState; version: number };
  'session.decline': { state: SessionState; version: number };
  'session.pause': { state: SessionState; version: number };
  'session.resume': { state: SessionState; version: number };
  'session.end': { state: SessionState; version: number };
  'session.cancel': { state: SessionState; version: number };
  'auth.renew': { expiresAt: string };
}

export interface FrameError {
  code: ErrorCode;
  message: string;
  /** Not before this many milliseconds. */
  retryAfterMs?: number;
}
export type Ack<E extends ClientEvent> = ({ ok: true } & ClientResults[E]) | { ok: false; error: FrameError };

/** Server → client. */
export const serverFrames = {
  'conversation.entry': entrySchema,
  /** Where a member's devices are, and (`head`) how long the log is: the beacon that finds a lost tail. */
  'conversation.cursor': z.object({
    conversationId: id,
    accountId: id.nullable(),
    received: z.int().min(0),
    read: z.int().min(0),
    head: z.int().min(0),
  }),
  typing: z.object({ conversationId: id, accountId: id, active: z.boolean() }),
  presence: z.object({ accountId: id, status: presenceStatusSchema }),
  'queue.position': z.object({ sessionId: id, position: z.int().min(1), etaSeconds: z.int().min(0).nullable() }),
  'session.offer': z.object({ session: sessionViewSchema, userName: z.string(), expiresAt: z.iso.datetime() }),
  'session.state': sessionViewSchema,
  'billing.notice': z.object({ sessionId: id, minutesLeft: z.int().min(0), charged: z.int().min(0) }),
  notification: z.object({ kind: z.string(), data: z.record(z.string(), z.unknown()) }),
  'server.drain': z.object({ reconnectAfterMs: z.int().min(0) }),
} as const;

export type ServerEvent = keyof typeof serverFrames;
export type ServerPayload<E extends ServerEvent> = z.infer<(typeof serverFrames)[E]>;
export type { SessionView };

/**
 * Core NATS subject of one account's devices. A realtime-ws node subscribes while one of the account's sockets is
 * connected to it, so a frame travels only to nodes that have a reader.
 */
export function accountSubject(accountId: string): string {
  return `hearken.rt.account.${accountId}`;
}

/** What is published on `accountSubject`: an array, so that a burst is one message. */
export type AccountFrames = { event: ServerEvent; data: unknown }[];

/** Core NATS subject of everything that staff's open pages show at once; what is missed there is read again by REST. */
export const staffSubject = 'hearken.rt.staff';

/** What is published on `staffSubject`. */
export const staffNoticeSchema = z.object({
  kind: z.literal('alert'),
  data: z.object({
    alertId: id,
    plugin: z.string(),
    rule: z.string(),
    level: z.int().min(1).max(3),
    conversationId: id,
    seq,
    at: z.iso.datetime(),
  }),
});
export type StaffNotice = z.infer<typeof staffNoticeSchema>;
