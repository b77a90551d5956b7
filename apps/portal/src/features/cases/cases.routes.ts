import type { RouteRecordRaw } from 'vue-router';

/** A resident's own cases and where each of them stands. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/my', name: 'my-cases', component: () => import('./pages/MyCasesPage.vue'), meta: { login: true } },
  { path: '/my/cases/:id', name: 'my-case', component: () => import('./pages/CasePage.vue'), meta: { login: true } },
];
