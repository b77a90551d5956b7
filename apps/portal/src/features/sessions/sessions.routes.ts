import type { RouteRecordRaw } from 'vue-router';

// Opened by its address: page and video client start to arrive while the login is still being asked for.
if (/^\/(?:my|staff)\/cases\/[^/]+\/room\/?$/.test(globalThis.location?.pathname ?? '')) void import('livekit-client');

/** The video room of a party, and the door of a guest with a link. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/my/cases/:id/room', name: 'room', component: () => import('./pages/RoomPage.vue'), meta: { login: true, texts: ['agreements'] } },
  { path: '/g', name: 'guest', component: () => import('./pages/GuestPage.vue') },
];

/** The room of the mediator, and of an official with an account. */
export const staffRoutes: RouteRecordRaw[] = [
  { path: '/cases/:id/room', name: 'staff-room', component: () => import('./pages/StaffRoomPage.vue'), meta: { bare: true, roles: ['mediator', 'official'], texts: ['agreements'] } },
];
