import type { RouteRecordRaw } from 'vue-router';
import { tableIcon } from '../../shared/icons/staff.js';

/** Numbers no statute holds: entered by an administrator. */
export const staffRoutes: RouteRecordRaw[] = [
  { path: '/parameters', name: 'staff-parameters', component: () => import('./pages/ParametersPage.vue'), meta: { nav: { text: 'staff.nav.parameters', icon: tableIcon, order: 67 }, roles: ['administrator'] } },
];
