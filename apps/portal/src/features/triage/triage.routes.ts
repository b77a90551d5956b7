import type { RouteRecordRaw } from 'vue-router';
import { inboxIcon } from '../../shared/icons/staff.js';

/** What has come in, and the decision on each. */
export const staffRoutes: RouteRecordRaw[] = [
  { path: '/new', name: 'incoming', component: () => import('./pages/IncomingPage.vue'), meta: { nav: { text: 'staff.nav.new', icon: inboxIcon, order: 20 }, roles: ['clerk', 'dispatcher'], texts: ['workbench', 'cases'] } },
  { path: '/new/:id', name: 'triage', component: () => import('./pages/TriagePage.vue'), meta: { roles: ['clerk', 'dispatcher'], texts: ['workbench', 'cases', 'intake'] } },
];
