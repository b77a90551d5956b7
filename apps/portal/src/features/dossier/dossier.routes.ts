import type { RouteRecordRaw } from 'vue-router';

/** The dossier of a case. */
export const staffRoutes: RouteRecordRaw[] = [{ path: '/cases/:id/dossier', name: 'dossier', component: () => import('./pages/DossierPage.vue'), meta: { roles: ['mediator', 'clerk', 'dispatcher'] } }];
