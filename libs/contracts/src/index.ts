export * from './errors';
export * from './money';
export * from './text';
export * from './permissions';
export { defineRequest, type RequestDefinition } from './events/define-request';
export {
  allEvents,
  defineEvent,
  streams,
  type EventDefinition,
  type EventDomain,
  type EventEnvelope,
} from './events/define-event';
export * from './events/accounts.events';
export * from './events/conversations.events';
export * from './events/sessions.events';
export * from './events/money.events';
export * from './events/other.events';
export * from './realtime/entry';
export * from './realtime/session';
export * from './realtime/frames';
