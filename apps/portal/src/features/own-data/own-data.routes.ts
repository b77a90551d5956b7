import type { RouteRecordRaw } from 'vue-router';
import { shieldCheckIcon } from '../../shared/icons/base.js';

/** What is done with personal data, open to everybody; and each person's own, behind the login. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/privacy', name: 'privacy', component: () => import('./pages/PrivacyPage.vue') },
  { path: '/my/data', name: 'own-data', component: () => import('./pages/OwnDataPage.vue'), meta: { login: true } },
];

export const staffRoutes: RouteRecordRaw[] = [
  { path: '/data-requests', name: 'staff-data-requests', component: () => import('./pages/DataRequestsPage.vue'), meta: { nav: { text: 'staff.nav.data-requests', icon: shieldCheckIcon, order: 67 }, roles: ['administrator'], texts: ['administration'] } },
];
