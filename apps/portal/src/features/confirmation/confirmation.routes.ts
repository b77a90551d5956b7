import type { RouteRecordRaw } from 'vue-router';

/** Choosing a court together, comparing the ways, signing the application. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/my/cases/:id/court', name: 'court', component: () => import('./pages/CourtPage.vue'), meta: { login: true, texts: ['followup'] } },
  { path: '/my/cases/:id/ways', name: 'enforceable-ways', component: () => import('./pages/WaysPage.vue'), meta: { login: true } },
  { path: '/my/cases/:id/court/sign', name: 'sign-application', component: () => import('./pages/SignApplicationPage.vue'), meta: { login: true, texts: ['agreements', 'identity'] } },
];
