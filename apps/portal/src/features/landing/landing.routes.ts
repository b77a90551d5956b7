import type { RouteRecordRaw } from 'vue-router';

/** What a scanned code opens: the smallest page of all, because it is fetched on the worst network. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/', name: 'landing', component: () => import('./pages/LandingPage.vue'), meta: { small: true } },
  { path: '/c/:code', name: 'code', component: () => import('./pages/LandingPage.vue'), meta: { small: true } },
];
