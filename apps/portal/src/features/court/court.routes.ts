import type { RouteRecordRaw } from 'vue-router';
import { gavelIcon } from '../../shared/icons/staff.js';

/** The judge's desk: applications to confirm, and one of them. */
export const staffRoutes: RouteRecordRaw[] = [
  { path: '/court', name: 'court-list', component: () => import('./pages/CourtListPage.vue'), meta: { nav: { text: 'staff.nav.court', icon: gavelIcon, order: 15 }, roles: ['judge'] } },
  { path: '/court/:id', name: 'court-desk', component: () => import('./pages/CourtDeskPage.vue'), meta: { roles: ['judge'], texts: ['confirmation'] } },
];
