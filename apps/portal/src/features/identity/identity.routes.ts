import type { RouteRecordRaw } from 'vue-router';

/** The residents' own door: a phone number and a code, no password. */
export const residentRoutes: RouteRecordRaw[] = [{ path: '/login', name: 'login', component: () => import('./pages/LoginPage.vue') }];
