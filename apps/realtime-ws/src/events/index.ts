import type { AnySocketEvent } from '../sockets/socket-event';
import { authRenew } from './auth.events';
import { conversationResume, cursorAdvance, typing } from './conversation.events';
import { messageEdit, messageRecall, messageSend } from './message.events';
import { presenceSet, presenceWatch } from './presence.events';
import {
  sessionAccept,
  sessionCancel,
  sessionDecline,
  sessionEnd,
  sessionPause,
  sessionRequest,
  sessionResume,
} from './session.events';

/** Every event that a client may send; there are no others. */
export const socketEvents: readonly AnySocketEvent[] = [
  messageSend,
  messageRecall,
  messageEdit,
  conversationResume,
  cursorAdvance,
  typing,
  presenceSet,
  presenceWatch,
  sessionRequest,
  sessionAccept,
  sessionDecline,
  sessionPause,
  sessionResume,
  sessionEnd,
  sessionCancel,
  authRenew,
];
