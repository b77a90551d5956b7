import type { Role } from '@jiefen/mediation';
import { createRouter, createWebHistory, type Router } from 'vue-router';
import { collected } from 'virtual:staff-routes';
import { whoAmI } from '../api/session.js';
import { homeOf } from './home.js';
import { announcePages, fetchTextsWithPages, reloadAfterRelease, withFeature } from './with-texts.js';

/** An entry of the sidebar: written at the route it leads to. */
export interface NavEntry {
  /** Key of the text. Put it into `src/workbench/i18n` (`staff.nav.*`): the sidebar is shown before the feature's texts are there. */
  readonly text: string;
  readonly icon: string;
  readonly order: number;
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Needs a login: residents are sent to the login page first. On the workbench every route needs one unless `open`. */
    login?: boolean;
    /** Workbench: reachable without login. */
    open?: boolean;
    /** Workbench: without sidebar and header (login, room). */
    bare?: boolean;
    /** Workbench: roles that see the entry and the page. None = all staff. */
    roles?: readonly Role[];
    nav?: NavEntry;
  }
}

/** Whether one of the roles may see a route. */
export function maySee(roles: readonly string[], wanted: readonly Role[] | undefined): boolean {
  return wanted === undefined || wanted.some((role) => roles.includes(role));
}

/** Pages of the workbench, all below /staff. */
export function staffRouter(): Router {
  const router = createRouter({
    history: createWebHistory('/staff/'),
    routes: [...withFeature(collected), { path: '/:rest(.*)*', name: 'not-found', component: () => import('../shared/pages/StaffNotFoundPage.vue') }],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  fetchTextsWithPages(router);
  router.beforeEach(async (to) => {
    if (to.meta.open === true || to.name === 'not-found') return true;
    const found = await whoAmI();
    if (found === null || found.kind === 'resident') return { path: '/login', query: { next: to.fullPath } };
    if (to.path === '/' && homeOf(found.roles) !== '/') return homeOf(found.roles);
    return maySee(found.roles, to.meta.roles) || { name: 'not-found', params: { rest: to.path.slice(1).split('/') } };
  });
  announcePages(router);
  reloadAfterRelease(router);
  return router;
}
