import { permissions } from '@hearken/contracts';
import type { RouteRecordRaw } from 'vue-router';

const meta = { page: 'sessions', permission: permissions.readSessions };

export const sessionsRoutes: RouteRecordRaw[] = [
  { path: 'sessions', component: () => import('./sessions-page.vue'), meta },
  // An alert knows its conversation; this finds the session of it.
  { path: 'sessions/of/:conversationId', component: () => import('./session-of-conversation.vue'), meta },
  { path: 'sessions/:id', component: () => import('./session-page.vue'), meta },
];
