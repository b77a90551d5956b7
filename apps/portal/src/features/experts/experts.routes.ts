import type { RouteRecordRaw } from 'vue-router';

/** Whom to ask for a case. */
export const staffRoutes: RouteRecordRaw[] = [{ path: '/cases/:id/match', name: 'match', component: () => import('./pages/MatchPage.vue'), meta: { roles: ['clerk', 'dispatcher', 'supervisor'], texts: ['workbench', 'cases'] } }];
