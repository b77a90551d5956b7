import type { RouteRecordRaw } from 'vue-router';

/** Writing a power of attorney in plain words, and signing it. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/my/cases/:id/agent', name: 'make-power', component: () => import('./pages/MakePowerPage.vue'), meta: { login: true } },
  { path: '/my/cases/:id/agent/:power', name: 'sign-power', component: () => import('./pages/SignPowerPage.vue'), meta: { login: true, texts: ['agreements', 'identity', 'confirmation'] } },
];
export const staffRoutes: RouteRecordRaw[] = [{ path: '/cases/:id/agent', name: 'make-power-for', component: () => import('./pages/StaffMakePowerPage.vue'), meta: { roles: ['mediator', 'clerk', 'dispatcher'] } }];
