import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router';
import { paramsOf, pathOf, type Matcher, type Params } from './matcher.js';

export type Query = Record<string, string | string[] | null>;

/** Where a page is: the part of vue-router's location that pages read. */
export interface Place {
  readonly path: string;
  readonly fullPath: string;
  readonly name: string | symbol | undefined;
  readonly params: Params;
  readonly query: Query;
  readonly hash: string;
  readonly meta: NonNullable<RouteRecordRaw['meta']>;
  readonly matched: readonly RouteRecordRaw[];
  readonly href: string;
}

export const START_LOCATION: Place = { path: '/', fullPath: '/', name: undefined, params: {}, query: {}, hash: '', meta: {}, matched: [], href: '/' };

/** Reads an address or a named route into a place, relative to where the page is. */
export function placeOf(matchers: readonly Matcher[], to: RouteLocationRaw, from: Place): Place {
  if (typeof to === 'string') {
    const url = new URL(to, `http://x${from.path}`);
    return build(matchers, url.pathname, queryOf(url.search), url.hash);
  }
  const wanted = to as { path?: string; name?: string | symbol; params?: Record<string, unknown>; query?: Record<string, unknown>; hash?: string };
  const hash = wanted.hash === undefined || wanted.hash === '' || wanted.hash.startsWith('#') ? (wanted.hash ?? '') : `#${wanted.hash}`;
  if (wanted.path !== undefined) {
    const place = placeOf(matchers, wanted.path, from);
    return build(matchers, place.path, { ...place.query, ...plain(wanted.query) }, hash || place.hash);
  }
  const name = wanted.name ?? from.name;
  const matcher = matchers.find(({ record }) => record.name === name);
  if (!matcher) throw new Error(`no route is named ${String(name)}`);
  return build(matchers, pathOf(matcher, { ...from.params, ...paramTexts(wanted.params) }), plain(wanted.query), hash);
}

function build(matchers: readonly Matcher[], path: string, query: Query, hash: string): Place {
  let record: RouteRecordRaw | undefined;
  let params: Params = {};
  for (const matcher of matchers) {
    const found = paramsOf(matcher, path);
    if (!found) continue;
    record = matcher.record;
    params = found;
    break;
  }
  const fullPath = path + searchOf(query) + hash;
  return { path, fullPath, href: fullPath, name: record?.name, params, query, hash, meta: { ...record?.meta }, matched: record ? [record] : [] };
}

function queryOf(search: string): Query {
  const query: Query = {};
  new URLSearchParams(search).forEach((value, name) => {
    const before = query[name];
    query[name] = before === undefined || before === null ? value : [...(Array.isArray(before) ? before : [before]), value];
  });
  return query;
}

function searchOf(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) for (const each of Array.isArray(value) ? value : [value ?? '']) search.append(name, each);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

function plain(query: Record<string, unknown> | undefined): Query {
  const found: Query = {};
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) found[name] = Array.isArray(value) ? value.map(String) : value === null ? null : String(value);
  return found;
}

function paramTexts(params: Record<string, unknown> | undefined): Params {
  const found: Params = {};
  for (const [name, value] of Object.entries(params ?? {})) found[name] = Array.isArray(value) ? value.map(String) : value === undefined || value === null ? '' : String(value);
  return found;
}
