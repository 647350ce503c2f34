import { AsyncLocalStorage } from 'node:async_hooks';

export interface RequestContext {
  requestId: string;
}

/** What every log line of a request carries; set by the HTTP hook and by socket handlers. */
export const requestContext = new AsyncLocalStorage<RequestContext>();
