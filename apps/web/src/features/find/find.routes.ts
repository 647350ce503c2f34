import type { RouteRecordRaw } from 'vue-router';

export const findRoutes: RouteRecordRaw[] = [
  { path: '/', name: 'find', component: () => import('./find-page.vue') },
  {
    path: '/counselors/:counselorId',
    name: 'counselor',
    component: () => import('./counselor-page.vue'),
    props: true,
  },
];
