import type { RouteRecordRaw } from 'vue-router';

/** What stands in for the telephone network and for real people. The server answers 404 outside the demonstration. */
export const residentRoutes: RouteRecordRaw[] = [{ path: '/demonstration', name: 'demonstration', component: () => import('./pages/DemonstrationPage.vue') }];
