/// <reference types="vite/client" />

declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  export default component;
}

declare module 'virtual:resident-routes' {
  export const collected: { feature: string; routes: import('vue-router').RouteRecordRaw[] }[];
}

declare module 'virtual:staff-routes' {
  export const collected: { feature: string; routes: import('vue-router').RouteRecordRaw[] }[];
}
