import type { RouteRecordRaw } from 'vue-router';

/** The video room of a party, and the door of a guest with a link. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/my/cases/:id/room', name: 'room', component: () => import('./pages/RoomPage.vue'), meta: { login: true, texts: ['agreements'] } },
  { path: '/g', name: 'guest', component: () => import('./pages/GuestPage.vue') },
];

/** The room of the mediator, and of an official with an account. */
export const staffRoutes: RouteRecordRaw[] = [
  { path: '/cases/:id/room', name: 'staff-room', component: () => import('./pages/StaffRoomPage.vue'), meta: { bare: true, roles: ['mediator', 'official'], texts: ['agreements'] } },
];
