import type { RouteRecordRaw } from 'vue-router';

/** The filing: from the first question to the answers read once more. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/code', name: 'type-code', component: () => import('./pages/TypeCodePage.vue') },
  { path: '/file', redirect: { name: 'landing' } },
  { path: '/file/code', name: 'file-code', component: () => import('./pages/VerifyPhonePage.vue'), meta: { texts: ['identity'] } },
  { path: '/file/check', name: 'file-check', component: () => import('./pages/CheckPage.vue') },
  { path: '/file/:question', name: 'file', component: () => import('./pages/QuestionPage.vue') },
];
