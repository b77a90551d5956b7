import type { RouteRecordRaw } from 'vue-router';

/** Writing down an inquiry. */
export const staffRoutes: RouteRecordRaw[] = [{ path: '/cases/:id/inquiries/:inquiry', name: 'inquiry', component: () => import('./pages/InquiryPage.vue'), meta: { roles: ['mediator', 'clerk', 'dispatcher'], texts: ['agreements'] } }];
