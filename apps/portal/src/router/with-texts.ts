import { START_LOCATION, type Router, type RouteRecordRaw } from 'vue-router';
import { loadTexts, SHARED } from '../i18n/load.js';

declare module 'vue-router' {
  interface RouteMeta {
    /** Features whose texts this page needs, besides those of its own feature. */
    texts?: readonly string[];
    /** The landing: it has all its texts itself, because it is fetched on the worst network. */
    small?: boolean;
    /** Set by the router: the feature a route belongs to. */
    feature?: string;
  }
}

/** Marks every route with its feature, so that its texts are fetched together with its page. */
export function withFeature(collected: readonly { feature: string; routes: RouteRecordRaw[] }[]): RouteRecordRaw[] {
  return collected.flatMap(({ feature, routes }) => routes.map((route): RouteRecordRaw => ({ ...route, meta: { feature, ...route.meta } })));
}

/** Fetches texts beside the page's code, not after it, and opens the page when both are there. */
export function fetchTextsWithPages(router: Router): void {
  const coming = new WeakMap<object, Promise<unknown>>();
  router.beforeEach((to) => {
    const features = to.matched.flatMap(({ meta }) => [...(meta.small ? [] : [SHARED]), ...(meta.feature === undefined ? [] : [meta.feature]), ...(meta.texts ?? [])]);
    const texts = Promise.all(features.map((feature) => loadTexts(feature)));
    // Awaited below; a failure in between must not count as unhandled.
    texts.catch(() => undefined);
    coming.set(to.meta, texts);
  });
  router.beforeResolve(async (to) => {
    await coming.get(to.meta);
  });
}

/** After a page change: to the top, the title read out, the focus on the heading, as after a page load. */
export function announcePages(router: Router): void {
  router.afterEach((to, from, failure) => {
    if (failure || from === START_LOCATION || to.path === from.path) return;
    requestAnimationFrame(() => {
      const heading = document.querySelector<HTMLElement>('main h1');
      if (!heading || heading.contains(document.activeElement)) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    });
  });
}

/** A page that a new release has removed: load the address afresh, once. */
export function reloadAfterRelease(router: Router): void {
  router.onError((error: unknown, to) => {
    const gone = error instanceof TypeError && /import|module|fetch/i.test(error.message);
    if (!gone || navigator.onLine === false) return;
    const mark = 'jiefen.reloaded-for';
    if (sessionStorage.getItem(mark) === to.fullPath) return;
    sessionStorage.setItem(mark, to.fullPath);
    location.assign(router.resolve(to).href);
  });
}
