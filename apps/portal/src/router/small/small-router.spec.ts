import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mount } from '@vue/test-utils';
import { defineComponent, h, nextTick } from 'vue';
import type { RouteRecordRaw } from 'vue-router';
import { createRouter, onBeforeRouteLeave, RouterLink, RouterView, useRoute } from './index.js';
import { matchersOf } from './matcher.js';
import { placeOf, START_LOCATION } from './location.js';

const Empty = defineComponent(() => () => h('p', 'empty'));
const routes: RouteRecordRaw[] = [
  { path: '/:rest(.*)*', name: 'not-found', component: Empty },
  { path: '/', name: 'landing', component: Empty },
  { path: '/c/:code', name: 'code', component: Empty },
  { path: '/file/:question', name: 'file', component: Empty },
  { path: '/file/check', name: 'check', component: Empty },
  { path: '/times/:day?', name: 'times', component: Empty },
];
const matchers = matchersOf(routes);
const at = (to: Parameters<typeof placeOf>[1], from = START_LOCATION) => placeOf(matchers, to, from);

describe('an address', () => {
  it.each([
    ['/', 'landing', {}],
    ['/c/LT7K-2M9Q', 'code', { code: 'LT7K-2M9Q' }],
    ['/c/%E6%9F%B3', 'code', { code: '柳' }],
    ['/c/100%', 'code', { code: '100%' }],
    ['/file/check', 'check', {}],
    ['/file/story/', 'file', { question: 'story' }],
    ['/times', 'times', { day: '' }],
    ['/times/2026-03-12', 'times', { day: '2026-03-12' }],
    ['/no/such/page', 'not-found', { rest: ['no', 'such', 'page'] }],
  ])('%s is %s', (address, name, params) => expect(at(address)).toMatchObject({ name, params }));

  it('has its meta also where the route has none', () => expect(at('/no').matched[0]?.meta).toEqual({}));

  it('keeps question and place within the page', () => {
    expect(at('/my?sent=&a=1&a=2#way')).toMatchObject({ path: '/my', query: { sent: '', a: ['1', '2'] }, hash: '#way' });
    expect(at({ name: 'file', params: { question: 'story' }, query: { change: '' } }).fullPath).toBe('/file/story?change=');
    expect(at({ path: '/login', query: { next: '/my/cases/1?sent=' } }).fullPath).toBe('/login?next=%2Fmy%2Fcases%2F1%3Fsent%3D');
  });

  it('is written with its parameters, and those of the page serve where none are given', () => {
    expect(at({ name: 'code', params: { code: 'a b' } }).path).toBe('/c/a%20b');
    expect(at({ query: { x: '1' } }, at('/file/story')).fullPath).toBe('/file/story?x=1');
    expect(() => at({ name: 'file' })).toThrow('question');
  });
});

describe('going from page to page', () => {
  const leave = jest.fn<() => boolean>();
  const A = defineComponent({
    setup() {
      onBeforeRouteLeave(() => leave());
      const route = useRoute();
      return () => h('p', [`page ${String(route.params['id'])} `, h(RouterLink, { to: { name: 'b' } }, () => 'to b')]);
    },
  });
  const B = defineComponent(() => () => h('p', 'page b'));
  const start = async (more: RouteRecordRaw[] = []) => {
    const router = createRouter({ history: undefined, routes: [{ path: '/a/:id', name: 'a', component: A }, { path: '/b', name: 'b', component: () => Promise.resolve({ default: B }) }, { path: '/old', redirect: { name: 'b' } }, ...more] });
    const page = mount(RouterView, { global: { plugins: [router as never] }, attachTo: document.body });
    await router.isReady();
    await nextTick();
    return { router, page };
  };

  beforeEach(() => {
    leave.mockReset().mockReturnValue(true);
    history.replaceState(null, '', '/a/1');
    globalThis.scrollTo = (() => undefined) as typeof scrollTo;
  });
  afterEach(() => {
    document.body.innerHTML = '';
  });

  it('shows the page of the address and follows links', async () => {
    const { page } = await start();
    expect(page.text()).toContain('page 1');
    await page.find('a').trigger('click');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(page.text()).toBe('page b');
    expect(location.pathname).toBe('/b');
  });

  it('leaves presses with a key held to the browser', async () => {
    const { page } = await start();
    let kept: boolean | undefined;
    document.addEventListener('click', (event) => {
      kept = !event.defaultPrevented;
      event.preventDefault();
    }, { once: true });
    await page.find('a').trigger('click', { ctrlKey: true });
    expect(kept).toBe(true);
    expect(location.pathname).toBe('/a/1');
  });

  it('stays when the page says that it must not be left', async () => {
    leave.mockReturnValue(false);
    const { router, page } = await start();
    await expect(router.push('/b')).resolves.toBeInstanceOf(Error);
    expect(page.text()).toContain('page 1');
  });

  it('follows redirects of routes and of guards', async () => {
    const { router } = await start();
    await router.push('/old');
    expect(router.currentRoute.value.name).toBe('b');
    router.beforeEach((to) => (to.name === 'b' ? { name: 'a', params: { id: '7' } } : true));
    await router.push('/a/2');
    await router.push('/b');
    expect(router.currentRoute.value.fullPath).toBe('/a/7');
  });

  it('shows what was asked last when two are asked at once', async () => {
    const slow = { path: '/slow', name: 'slow', component: () => new Promise<{ default: typeof B }>((resolve) => setTimeout(() => resolve({ default: B }), 30)) };
    const { router } = await start([slow]);
    const first = router.push('/slow');
    await router.push('/a/3');
    await expect(first).resolves.toBeInstanceOf(Error);
    expect(router.currentRoute.value.fullPath).toBe('/a/3');
  });

  it('asks for the other routes when an address is not known yet, once', async () => {
    const more = jest.fn(() => Promise.resolve([...routes, { path: '/a/:id', name: 'a', component: A }]));
    const router = createRouter({ history: undefined, routes: [{ path: '/a/:id', name: 'a', component: A }], more });
    expect(router.resolve('/file/story').href).toBe('/file/story');
    await router.push('/a/1');
    expect(more).not.toHaveBeenCalled();
    await router.push('/file/story');
    expect(router.currentRoute.value).toMatchObject({ name: 'file', params: { question: 'story' } });
    await router.push('/nowhere');
    expect(router.currentRoute.value.name).toBe('not-found');
    expect(more).toHaveBeenCalledTimes(1);
  });

  it('tells about code that could not be fetched, and fetches it again next time', async () => {
    let tries = 0;
    const { router } = await start([{ path: '/cut', name: 'cut', component: () => (tries++ === 0 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve({ default: B })) }]);
    const heard = jest.fn();
    router.onError(heard);
    await expect(router.push('/cut')).rejects.toThrow('Failed to fetch');
    expect(heard).toHaveBeenCalledTimes(1);
    await router.push('/cut');
    expect(router.currentRoute.value.name).toBe('cut');
  });
});
