import type { RouteRecordRaw } from 'vue-router';

/** The link of the message, and the page on which anybody can check a message. */
export const residentRoutes: RouteRecordRaw[] = [
  { path: '/i/:token', name: 'invitation', component: () => import('./pages/InvitationPage.vue'), meta: { texts: ['identity'] } },
  { path: '/check', name: 'check-invitation', component: () => import('./pages/CheckInvitationPage.vue') },
];
