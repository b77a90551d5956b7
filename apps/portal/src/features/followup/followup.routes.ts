import type { RouteRecordRaw } from 'vue-router';

/** What was promised, part by part; and what can be done where a court has confirmed it. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/my/cases/:id/promise', name: 'promise', component: () => import('./pages/PromisePage.vue'), meta: { login: true } },
  { path: '/my/cases/:id/enforcement', name: 'enforcement', component: () => import('./pages/EnforcementPage.vue'), meta: { login: true, texts: ['confirmation'] } },
];
