import type { RouteRecordRaw } from 'vue-router';

/** The door of the workbench: log-in, the first way in, and one's own account. */
export const staffRoutes: RouteRecordRaw[] = [
  { path: '/login', name: 'staff-login', meta: { open: true, bare: true }, component: () => import('./pages/StaffLoginPage.vue') },
  { path: '/welcome', name: 'staff-welcome', meta: { open: true, bare: true }, component: () => import('./pages/WelcomePage.vue') },
  { path: '/setup', name: 'staff-setup', meta: { open: true, bare: true }, component: () => import('./pages/FirstSetupPage.vue') },
  { path: '/account', name: 'staff-account', component: () => import('./pages/AccountPage.vue'), meta: { texts: ['followup'] } },
];
