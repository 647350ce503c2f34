import type { RouteRecordRaw } from 'vue-router';

export const walletRoutes: RouteRecordRaw[] = [
  { path: '/wallet', name: 'wallet', component: () => import('./wallet-page.vue'), meta: { for: 'signed-in' } },
  {
    path: '/wallet/payment/:paymentId?',
    name: 'payment',
    component: () => import('./payment-page.vue'),
    props: true,
    meta: { for: 'signed-in' },
  },
];
