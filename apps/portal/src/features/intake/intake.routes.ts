import type { RouteRecordRaw } from 'vue-router';

/** From the scanned code to the receipt. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/', name: 'landing', component: () => import('./pages/LandingPage.vue') },
  { path: '/c/:code', name: 'code', component: () => import('./pages/LandingPage.vue') },
  { path: '/code', name: 'type-code', component: () => import('./pages/TypeCodePage.vue') },
  { path: '/file', redirect: { name: 'landing' } },
  { path: '/file/code', name: 'file-code', component: () => import('./pages/VerifyPhonePage.vue'), meta: { texts: ['identity'] } },
  { path: '/file/check', name: 'file-check', component: () => import('./pages/CheckPage.vue') },
  { path: '/file/:question', name: 'file', component: () => import('./pages/QuestionPage.vue') },
];
