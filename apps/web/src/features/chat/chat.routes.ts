import type { RouteRecordRaw } from 'vue-router';

export const chatRoutes: RouteRecordRaw[] = [
  {
    path: '/conversations',
    name: 'conversations',
    component: () => import('./conversations-page.vue'),
    meta: { for: 'signed-in' },
  },
  {
    path: '/conversations/:conversationId',
    name: 'chat',
    component: () => import('./chat-page.vue'),
    props: true,
    meta: { for: 'signed-in', immersive: true },
  },
];
