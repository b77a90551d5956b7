import { computed, defineComponent, h, inject, nextTick, onUnmounted, reactive, shallowRef, toRaw, unref, type App, type Component, type InjectionKey, type ShallowRef } from 'vue';
import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router';
import { placeOf, START_LOCATION, type Place } from './location.js';
import { matchersOf } from './matcher.js';

// The router of phones. It stands in for vue-router in the residents' build (see vite.config.ts): the same names and
// the same behaviour for what these pages use, at a quarter of the bytes. No nested routes.

export { START_LOCATION };
type Answer = undefined | boolean | RouteLocationRaw;
type Guard = (to: Place, from: Place) => Answer | Promise<Answer>;
type After = (to: Place, from: Place, failure?: Error) => void;
type Scroll = { top?: number; left?: number };
interface Options {
  readonly history: unknown;
  readonly routes: readonly RouteRecordRaw[];
  /** All routes; asked for once, when an address is none of those given. */
  readonly more?: () => Promise<readonly RouteRecordRaw[]>;
  readonly scrollBehavior?: (to: Place, from: Place, saved: Scroll | null) => Scroll | false | undefined;
}
type Way = 'push' | 'replace' | 'pop';

interface SmallRouter {
  readonly currentRoute: ShallowRef<Place>;
  resolve(to: RouteLocationRaw): Place;
  push(to: RouteLocationRaw): Promise<Error | undefined>;
  replace(to: RouteLocationRaw): Promise<Error | undefined>;
  back(): void;
  getRoutes(): readonly RouteRecordRaw[];
  isReady(): Promise<void>;
  beforeEach(guard: Guard): () => void;
  beforeResolve(guard: Guard): () => void;
  afterEach(after: After): () => void;
  onError(handler: (error: unknown, to: Place, from: Place) => void): () => void;
  install(app: App): void;
  /** Guards of the page that is shown: asked before it is left, or shown again with other parameters. */
  readonly guards: { readonly leaving: Set<Guard>; readonly updating: Set<Guard> };
}

const ROUTER: InjectionKey<SmallRouter> = Symbol('router');
const ROUTE: InjectionKey<Place> = Symbol('route');

/** Only so that the entry reads the same with both routers. */
export const createWebHistory = (): undefined => undefined;

export function createRouter({ routes, more, scrollBehavior }: Options): SmallRouter {
  let matchers = matchersOf(routes);
  let complete = more === undefined;
  const guards = { leaving: new Set<Guard>(), updating: new Set<Guard>() };
  const current = shallowRef<Place>(START_LOCATION);
  const before = new Set<Guard>();
  const beforeShown = new Set<Guard>();
  const after = new Set<After>();
  const failed = new Set<(error: unknown, to: Place, from: Place) => void>();
  let latest = 0;
  let first: Promise<unknown> | undefined;

  const add = <T>(set: Set<T>, one: T): (() => void) => {
    set.add(one);
    return () => set.delete(one);
  };

  /** Undefined when shown; an error when something else was asked meanwhile or a guard said no. */
  async function go(to: RouteLocationRaw, way: Way, depth = 0): Promise<Error | undefined> {
    const from = current.value;
    let place = placeOf(matchers, to, from);
    if (!complete && place.matched.length === 0 && more) {
      const all = await more().catch((error: unknown) => {
        for (const handler of failed) handler(error, place, from);
        throw error;
      });
      matchers = matchersOf(all);
      complete = true;
      place = placeOf(matchers, to, from);
    }
    const record = place.matched[0];
    if (depth > 10) throw new Error(`redirected in a circle: ${place.fullPath}`);
    if (record?.redirect !== undefined) return go(typeof record.redirect === 'function' ? (record.redirect as unknown as (to: Place) => RouteLocationRaw)(place) : (record.redirect as RouteLocationRaw), way === 'pop' ? 'replace' : way, depth + 1);
    if (way !== 'pop' && from !== START_LOCATION && place.fullPath === from.fullPath) return undefined;
    const mine = ++latest;
    const stop = new Error('navigation was stopped');
    try {
      const same = record !== undefined && record === from.matched[0];
      const enter = record?.beforeEnter === undefined ? [] : ([record.beforeEnter].flat() as unknown as Guard[]);
      for (const guard of [...(same ? guards.updating : guards.leaving), ...before, ...(same ? [] : enter), () => load(record), ...beforeShown]) {
        const answer = await guard(place, from);
        if (mine !== latest) return stop;
        if (answer === false) {
          // The browser has moved already: the address goes back to the page that stays.
          if (way === 'pop') history.pushState(history.state, '', from.fullPath);
          for (const each of after) each(place, from, stop);
          return stop;
        }
        if (answer !== undefined && answer !== true) return await go(answer, way === 'pop' ? 'replace' : way, depth + 1);
      }
    } catch (error) {
      for (const handler of failed) handler(error, place, from);
      throw error;
    }
    if (way === 'push' && from !== START_LOCATION) {
      history.replaceState({ ...history.state, top: scrollY }, '');
      history.pushState({}, '', place.href);
    } else if (way !== 'pop') history.replaceState(history.state, '', place.href);
    current.value = place;
    for (const each of after) each(place, from);
    await nextTick();
    const state: unknown = history.state;
    const kept = way === 'pop' && typeof state === 'object' && state !== null && 'top' in state ? { top: Number(state.top) } : null;
    const position = scrollBehavior?.(place, from, kept);
    if (position && from !== START_LOCATION) scrollTo(position.left ?? 0, position.top ?? 0);
    return undefined;
  }

  const here = (): string => location.pathname + location.search + location.hash;
  addEventListener('popstate', () => void go(here(), 'pop').catch(() => undefined));

  const router: SmallRouter = {
    guards,
    currentRoute: current,
    resolve: (to) => placeOf(matchers, to, current.value),
    push: (to) => go(to, 'push'),
    replace: (to) => go(to, 'replace'),
    back: () => history.back(),
    getRoutes: () => matchers.map(({ record }) => record),
    isReady: async () => void (await (first ??= go(here(), 'replace'))),
    beforeEach: (guard) => add(before, guard),
    beforeResolve: (guard) => add(beforeShown, guard),
    afterEach: (each) => add(after, each),
    onError: (handler) => add(failed, handler),
    install(app) {
      const parts = Object.fromEntries(Object.keys(START_LOCATION).map((name) => [name, computed(() => current.value[name as keyof Place])]));
      app.provide(ROUTER, router);
      app.provide(ROUTE, reactive(parts) as unknown as Place);
      first ??= go(here(), 'replace');
      // `isReady` hands the failure on; without it nobody would wait.
      first.catch(() => undefined);
    },
  };
  return router;
}

/** Fetches the code of a page once. */
async function load(record: RouteRecordRaw | undefined): Promise<undefined> {
  const target = record as { component?: unknown } | undefined;
  if (typeof target?.component === 'function') target.component = ((await (target.component as () => Promise<{ default: Component }>)()) as { default: Component }).default;
}

export function useRouter(): SmallRouter {
  const router = inject(ROUTER);
  if (!router) throw new Error('no router');
  return router;
}

export function useRoute(): Place {
  const route = inject(ROUTE);
  if (!route) throw new Error('no route');
  return route;
}

function whileMounted(kind: 'leaving' | 'updating', guard: Guard): void {
  const { guards } = useRouter();
  guards[kind].add(guard);
  onUnmounted(() => guards[kind].delete(guard));
}
export const onBeforeRouteLeave = (guard: Guard): void => whileMounted('leaving', guard);
export const onBeforeRouteUpdate = (guard: Guard): void => whileMounted('updating', guard);

/** The page of the address. */
export const RouterView = defineComponent({
  name: 'RouterView',
  setup() {
    const router = useRouter();
    return () => {
      const place = router.currentRoute.value;
      const record = place.matched[0] as { component?: Component; props?: unknown } | undefined;
      if (!record?.component) return undefined;
      const props = record.props === true ? place.params : typeof record.props === 'function' ? (record.props as (to: Place) => object)(place) : (record.props as object | undefined);
      return h(toRaw(record.component), { ...props });
    };
  },
});

/** A link within the portal. Presses with a key held, and links to new windows, stay with the browser. */
export const RouterLink = defineComponent({
  name: 'RouterLink',
  props: { to: { type: [String, Object], required: true }, replace: Boolean },
  setup(props, { slots }) {
    const router = useRouter();
    const target = computed(() => router.resolve(unref(props.to) as RouteLocationRaw));
    function press(event: MouseEvent): void {
      const opensElsewhere = (event.currentTarget as HTMLAnchorElement | null)?.target === '_blank';
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || opensElsewhere) return;
      event.preventDefault();
      void (props.replace ? router.replace(target.value.fullPath) : router.push(target.value.fullPath)).catch(() => undefined);
    }
    return () => h('a', { href: target.value.href, onClick: press, 'aria-current': target.value.path === router.currentRoute.value.path ? 'page' : undefined }, slots['default']?.());
  },
});
