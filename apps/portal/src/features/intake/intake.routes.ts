import type { RouteRecordRaw } from 'vue-router';

/** From the scanned code to the receipt. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/', name: 'landing', component: () => import('./pages/LandingPage.vue') },
  { path: '/c/:code', name: 'code', component: () => import('./pages/LandingPage.vue') },
];
