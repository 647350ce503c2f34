import type { Ack, ClientEvent, ClientResults, ParsedPayload } from '@hearken/contracts';
import { describeAccess, type Access } from '@hearken/platform-auth';
import type { z } from 'zod';

import type { ClientConnection } from './client-connection';
import type { SocketServices } from './socket-services';

export interface Call<E extends ClientEvent> {
  connection: ClientConnection;
  payload: ParsedPayload<E>;
  services: SocketServices;
}

type Reply<E extends ClientEvent> = (ack: Ack<E>) => void;

interface Declared<E extends ClientEvent> {
  readonly name: E;
  /** Who may call it. Required by the type: an event without declared access cannot exist. */
  readonly access: Access;
}

/** The usual kind: validated by its schema, answered with what `handle` resolves with. */
interface HandledEvent<E extends ClientEvent> extends Declared<E> {
  readonly schema: z.ZodType<ParsedPayload<E>>;
  handle(call: Call<E>): Promise<ClientResults[E]> | ClientResults[E];
}

/** For the one event whose every microsecond counts: reads its payload itself, and answers through `reply`. */
interface TakenEvent<E extends ClientEvent> extends Declared<E> {
  take(
    call: { connection: ClientConnection; payload: unknown; services: SocketServices },
    reply: Reply<E>,
    refuse: (error: unknown) => void,
  ): void;
}

export type SocketEvent<E extends ClientEvent = ClientEvent> = HandledEvent<E> | TakenEvent<E>;

/** As the table holds them: what differs from event to event is only known inside. */
export interface AnySocketEvent {
  readonly name: ClientEvent;
  readonly access: Access;
  readonly schema?: z.ZodType;
  handle?(call: Call<never>): unknown;
  take?: TakenEvent<never>['take'];
}

/** Declares what happens with one event of the contract. */
export function defineSocketEvent<E extends ClientEvent>(event: SocketEvent<E>): AnySocketEvent {
  return event as unknown as AnySocketEvent;
}

/** One line for routes.snap: `EVENT name access`. */
export function describeSocketEvent({ name, access }: AnySocketEvent): string {
  return `EVENT ${name} ${describeAccess(access)}`;
}
