import { setMaxListeners } from 'node:events';

/** What many loops of one process listen to for their end; Node takes more than ten listeners for a leak. */
export function stopSwitch(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}
