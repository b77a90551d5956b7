import type { RouteRecordRaw } from 'vue-router';
import { houseIcon, folderIcon, timerIcon } from '../../shared/icons/staff.js';

// Timeline and notices speak of what happened in any feature: without its words a line says only that something was done.
const TEXTS = ['cases', 'endings', 'experts', 'invitations', 'scheduling', 'sessions', 'agreements', 'sheets', 'confirmation', 'followup', 'evidence'];

/** The day, the cases, one case, and the supervisor's overview. */
export const staffRoutes: RouteRecordRaw[] = [
  { path: '/', name: 'staff-today', component: () => import('./pages/TodayPage.vue'), meta: { nav: { text: 'staff.nav.today', icon: houseIcon, order: 10 }, texts: TEXTS } },
  {
    path: '/cases',
    name: 'staff-cases',
    component: () => import('./pages/CasesPage.vue'),
    meta: { nav: { text: 'staff.nav.cases', icon: folderIcon, order: 30 }, roles: ['gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor'], texts: TEXTS },
  },
  { path: '/cases/:id', name: 'staff-case', component: () => import('./pages/StaffCasePage.vue'), meta: { texts: TEXTS } },
  { path: '/deadlines', name: 'staff-deadlines', component: () => import('./pages/OverviewPage.vue'), meta: { nav: { text: 'staff.nav.deadlines', icon: timerIcon, order: 12 }, roles: ['supervisor'], texts: TEXTS } },
];
