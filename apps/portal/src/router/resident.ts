import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router';
import { residentRoutes as landing } from '../features/landing/landing.routes.js';
import { announcePages, fetchTextsWithPages, reloadAfterRelease, withFeature } from './with-texts.js';

/** All pages of residents: a piece of its own, so that the landing does not grow with every feature. */
export async function allRoutes(): Promise<RouteRecordRaw[]> {
  const { collected } = await import('virtual:resident-routes');
  return [...withFeature(collected), { path: '/:rest(.*)*', name: 'not-found', component: () => import('../shared/pages/NotFoundPage.vue') }];
}

/** Pages of residents. A route with `meta.login` sends to the login first and comes back. */
export async function residentRouter(): Promise<Router> {
  const first = withFeature([{ feature: 'landing', routes: landing }]);
  const onLanding = /^\/(?:c\/[^/]+\/?)?$/.test(location.pathname);
  const router = createRouter({
    history: createWebHistory(),
    // While developing the full router is used, which cannot ask for more routes.
    // When their list cannot be fetched the router asks again, and says so when that fails too.
    routes: onLanding && !import.meta.env.DEV ? first : await allRoutes().catch(() => first),
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
    ...({ more: allRoutes } satisfies object),
  });
  fetchTextsWithPages(router);
  router.beforeEach(async (to) => {
    if (to.meta['login'] !== true) return true;
    const { whoAmI } = await import('../api/session.js');
    // No connection is no reason to show the login: the page itself says that there is no network.
    const found = await whoAmI().catch(() => undefined);
    return found === null ? { name: 'login', query: { next: to.fullPath } } : true;
  });
  announcePages(router);
  reloadAfterRelease(router);
  return router;
}
