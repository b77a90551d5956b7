import type { RouteRecordRaw } from 'vue-router';

/** Signing, and the pages on which anybody checks a paper. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/my/cases/:id/sign', name: 'sign-agreement', component: () => import('./pages/SignPage.vue'), meta: { login: true } },
  { path: '/v/:code', name: 'verify-code', component: () => import('./pages/VerifyPage.vue') },
  { path: '/verify', name: 'verify', component: () => import('./pages/VerifyPage.vue') },
];
