import type { RouteRecordRaw } from 'vue-router';

/** Reading one's own papers page by page on a phone, and checking the minutes. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/my/cases/:id/papers/:paper', name: 'paper', component: () => import('./pages/PaperPage.vue'), meta: { login: true } },
  { path: '/my/cases/:id/minutes', name: 'check-minutes', component: () => import('./pages/MinutesPage.vue'), meta: { login: true } },
];
