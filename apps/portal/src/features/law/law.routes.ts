import type { RouteRecordRaw } from 'vue-router';

/** The rules the portal follows, open to everybody. */
export const residentRoutes: RouteRecordRaw[] = [{ path: '/rules', name: 'rules', component: () => import('./pages/RulesPage.vue') }];
