import type { RouteRecordRaw } from 'vue-router';

/** The room of the mediator, and of an official with an account. */
export const staffRoutes: RouteRecordRaw[] = [
  { path: '/cases/:id/room', name: 'staff-room', component: () => import('./pages/StaffRoomPage.vue'), meta: { bare: true, roles: ['mediator', 'official'], texts: ['sessions', 'agreements', 'workbench'] } },
];
