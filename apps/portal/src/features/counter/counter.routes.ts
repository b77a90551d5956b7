import type { RouteRecordRaw } from 'vue-router';
import { clipboardListIcon } from '../../shared/icons/staff.js';

/** Filing for somebody at the counter or at the door, with recorded consent. */
export const staffRoutes: RouteRecordRaw[] = [
  { path: '/counter', name: 'counter', component: () => import('./pages/CounterPage.vue'), meta: { nav: { text: 'staff.nav.file-for', icon: clipboardListIcon, order: 40 }, roles: ['clerk', 'dispatcher', 'gridWorker'], texts: ['workbench', 'intake'] } },
];
