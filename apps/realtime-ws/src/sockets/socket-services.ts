import { ConsentsService } from '@hearken/domain-accounts';
import {
  AmendmentsService,
  ConversationContexts,
  ConversationLog,
  ConversationsService,
  CursorsService,
  EntriesService,
} from '@hearken/domain-conversations';
import { MediaService } from '@hearken/domain-media';
import { SessionsService } from '@hearken/domain-sessions';
import { TokenVerifier } from '@hearken/platform-auth';
import type { Provider } from '@nestjs/common';

import { AccountBus } from '../delivery/account-bus';
import { FrameFanOut } from '../delivery/frame-fan-out';
import { CounselorStatuses } from '../presence/counselor-statuses';
import { PresenceWatching } from '../presence/presence-watching';

const injected = {
  consents: ConsentsService,
  amendments: AmendmentsService,
  contexts: ConversationContexts,
  log: ConversationLog,
  conversations: ConversationsService,
  cursors: CursorsService,
  entries: EntriesService,
  media: MediaService,
  tokens: TokenVerifier,
  bus: AccountBus,
  fanOut: FrameFanOut,
  sessions: SessionsService,
  statuses: CounselorStatuses,
  watching: PresenceWatching,
} as const;

/** What the events' handlers call: the domains' front doors. */
export type SocketServices = { readonly [Name in keyof typeof injected]: InstanceType<(typeof injected)[Name]> };

/** Injection token for SocketServices. */
export const SOCKET_SERVICES = Symbol('SOCKET_SERVICES');

export const socketServicesProvider: Provider = {
  provide: SOCKET_SERVICES,
  inject: Object.values(injected),
  useFactory: (...services: unknown[]) =>
    Object.fromEntries(Object.keys(injected).map((name, index) => [name, services[index]])),
};
