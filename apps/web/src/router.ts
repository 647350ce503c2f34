import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router';

import { accountRoutes } from './features/account/account.routes';
import type { useAccount } from './features/account/account.store';
import { chatRoutes } from './features/chat/chat.routes';
import { consentRoutes } from './features/consent/consent.routes';
import { findRoutes } from './features/find/find.routes';
import { sessionsRoutes } from './features/sessions/sessions.routes';
import { walletRoutes } from './features/wallet/wallet.routes';
import { workspaceRoutes } from './features/workspace/workspace.routes';
import { loadAgainAfterUpgrade } from './load-again';

declare module 'vue-router' {
  interface RouteMeta {
    /** Who may open it; everybody when left out. */
    for?: 'signed-in' | 'user' | 'counselor';
    /** The page has a bar of its own at the bottom, so the navigation leaves it the room. */
    immersive?: boolean;
  }
}

const routes: RouteRecordRaw[] = [
  ...findRoutes,
  ...accountRoutes,
  ...consentRoutes,
  ...sessionsRoutes,
  ...chatRoutes,
  ...walletRoutes,
  ...workspaceRoutes,
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./features/shell/not-found-page.vue') },
];

/** All pages; the guard sends people to sign in and back. */
export function createAppRouter(account: ReturnType<typeof useAccount>): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.beforeEach((to) => {
    if (to.meta.for && !account.me) return { name: 'sign-in', query: { next: to.fullPath } };
    if (to.name === 'find' && account.isCounselor) return { name: 'workspace' };
    if (to.meta.for === 'counselor' && !account.isCounselor) return { name: 'find' };
    return true;
  });
  loadAgainAfterUpgrade(router);
  return router;
}
