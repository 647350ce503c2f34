import { socketEvents } from './events';
import { describeSocketEvent } from './sockets/socket-event';

/** The lines that the socket events add to routes.snap. */
export function socketRoutes(): string[] {
  return socketEvents.map(describeSocketEvent).sort();
}
