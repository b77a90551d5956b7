import { createRouter, createWebHistory, type Router, type RouterHistory } from 'vue-router';
import { collected } from 'virtual:resident-routes';
import { announcePages, fetchTextsWithPages, reloadAfterRelease, withFeature } from './with-texts.js';

/** Pages of residents. A route with `meta.login` sends to the login first and comes back. */
export function residentRouter(history: RouterHistory = createWebHistory()): Router {
  const router = createRouter({
    history,
    routes: [...withFeature(collected), { path: '/:rest(.*)*', name: 'not-found', component: () => import('../shared/pages/NotFoundPage.vue') }],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
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
