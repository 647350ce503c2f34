import type { Router } from 'vue-router';

const storageKey = 'hearken.loaded-again';
const pauseMs = 10_000;

/** After an upgrade the pieces of the version in this tab are gone: the page is loaded anew, once in a while at most. */
export function loadAgainAfterUpgrade(router: Router): void {
  router.onError((error: unknown, to) => {
    const lacksPiece =
      error instanceof Error && /dynamically imported|preload CSS|importing a module/i.test(error.message);
    const last = Number(sessionStorage.getItem(storageKey) ?? 0);
    if (!lacksPiece || Date.now() - last < pauseMs) return;
    sessionStorage.setItem(storageKey, String(Date.now()));
    location.assign(to.fullPath);
  });
}
