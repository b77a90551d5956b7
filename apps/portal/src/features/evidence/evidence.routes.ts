import type { RouteRecordRaw } from 'vue-router';

/** Telling one's own side before the talk, with photos and papers. */
export const residentRoutes: RouteRecordRaw[] = [{ path: '/my/cases/:id/tell', name: 'tell-own-view', component: () => import('./pages/TellPage.vue'), meta: { login: true, texts: ['intake'] } }];
