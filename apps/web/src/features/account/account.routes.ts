import type { RouteRecordRaw } from 'vue-router';

export const accountRoutes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./sign-in-page.vue') },
  { path: '/register', name: 'register', component: () => import('./register-page.vue') },
  { path: '/me', name: 'me', component: () => import('./me-page.vue') },
];
