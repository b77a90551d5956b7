import type { RouteRecordRaw } from 'vue-router';

/** What was promised, part by part. */
export const residentRoutes: RouteRecordRaw[] = [{ path: '/my/cases/:id/promise', name: 'promise', component: () => import('./pages/PromisePage.vue'), meta: { login: true } }];
