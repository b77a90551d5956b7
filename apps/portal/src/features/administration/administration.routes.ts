import type { RouteRecordRaw } from 'vue-router';
import { usersIcon } from '../../shared/icons/base.js';
import { building2Icon, calendarDaysIcon, historyIcon, qrCodeIcon } from '../../shared/icons/staff.js';

const TEXTS = ['experts'];

/** Bodies and members, the register of experts, codes, days off, and the trail. */
export const staffRoutes: RouteRecordRaw[] = [
  { path: '/bodies', name: 'staff-bodies', component: () => import('./pages/BodiesPage.vue'), meta: { nav: { text: 'staff.nav.bodies', icon: building2Icon, order: 60 }, roles: ['administrator'], texts: TEXTS } },
  {
    path: '/experts',
    name: 'staff-experts',
    component: () => import('./pages/ExpertsPage.vue'),
    meta: { nav: { text: 'staff.nav.experts', icon: usersIcon, order: 62 }, roles: ['administrator', 'dispatcher', 'clerk', 'supervisor'], texts: TEXTS },
  },
  { path: '/codes', name: 'staff-codes', component: () => import('./pages/CodesPage.vue'), meta: { nav: { text: 'staff.nav.codes', icon: qrCodeIcon, order: 64 }, roles: ['administrator'] } },
  { path: '/holidays', name: 'staff-holidays', component: () => import('./pages/HolidaysPage.vue'), meta: { nav: { text: 'staff.nav.holidays', icon: calendarDaysIcon, order: 66 }, roles: ['administrator'] } },
  { path: '/trail', name: 'staff-trail', component: () => import('./pages/TrailPage.vue'), meta: { nav: { text: 'staff.nav.trail', icon: historyIcon, order: 68 }, roles: ['administrator', 'supervisor'] } },
];
