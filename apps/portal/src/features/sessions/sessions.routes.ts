import type { RouteRecordRaw } from 'vue-router';

// Opened by its address: page and video client start to arrive while the login is still being asked for.
if (/^\/my\/cases\/[^/]+\/room\/?$/.test(globalThis.location?.pathname ?? '')) void import('./video-client.js');

/** The video room of a party, and the door of a guest with a link. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/my/cases/:id/room', name: 'room', component: () => import('./pages/RoomPage.vue'), meta: { login: true } },
  { path: '/g', name: 'guest', component: () => import('./pages/GuestPage.vue') },
];
