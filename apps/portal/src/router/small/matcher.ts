import type { RouteRecordRaw } from 'vue-router';

export type Params = Record<string, string | string[]>;

/** A route ready to be compared with addresses. */
export interface Matcher {
  readonly record: RouteRecordRaw;
  readonly pattern: RegExp;
  readonly keys: readonly { readonly name: string; readonly optional: boolean; readonly many: boolean }[];
  /** For each segment: 3 written out, 2 parameter, 1 optional, 0 anything. */
  readonly rank: readonly number[];
}

const PARAM = /^:(\w+)(?:\((.*)\))?([?*+]?)$/;

/** Turns paths such as `/c/:code`, `/x/:id?` and `/:rest(.*)*` into patterns; the most exact first. */
export function matchersOf(records: readonly RouteRecordRaw[]): Matcher[] {
  const matchers = records.map((given): Matcher => {
    // Guards read `meta` of every route, as with vue-router.
    const record: RouteRecordRaw = { ...given, meta: { ...given.meta } };
    if (record.children) throw new Error(`pages of residents are not nested: ${record.path}`);
    const keys: { name: string; optional: boolean; many: boolean }[] = [];
    const rank: number[] = [];
    let pattern = '';
    for (const segment of record.path.split('/').filter((each) => each !== '')) {
      const [, name, custom, sign = ''] = PARAM.exec(segment) ?? [];
      if (name === undefined) {
        pattern += `/${segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
        rank.push(3);
        continue;
      }
      const many = sign === '*' || sign === '+';
      const optional = sign === '*' || sign === '?';
      const one = custom ?? (many ? '.+?' : '[^/]+');
      pattern += optional ? `(?:/(${one}))?` : `/(${one})`;
      keys.push({ name, optional, many });
      rank.push(many || custom === '.*' ? 0 : optional ? 1 : 2);
    }
    return { record, pattern: new RegExp(`^${pattern}/?$`), keys, rank };
  });
  return matchers.sort((a, b) => compare(a.rank, b.rank));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    // A shorter path goes before a longer one that continues with something optional.
    const [x, y] = [a[at] ?? 1.5, b[at] ?? 1.5];
    if (x !== y) return y - x;
  }
  return 0;
}

/** The parameters when the address fits. */
export function paramsOf(matcher: Matcher, path: string): Params | undefined {
  const found = matcher.pattern.exec(path);
  if (!found) return undefined;
  const params: Params = {};
  matcher.keys.forEach(({ name, many }, at) => {
    const value = found[at + 1];
    if (many) params[name] = value === undefined || value === '' ? [] : value.split('/').map(decode);
    else params[name] = value === undefined ? '' : decode(value);
  });
  return params;
}

/** The address of a route with these parameters. @throws Error for a parameter that is missing: a bug of the page. */
export function pathOf(matcher: Matcher, params: Params): string {
  const segments = matcher.record.path.split('/').filter((each) => each !== '');
  const parts = segments.flatMap((segment) => {
    const name = PARAM.exec(segment)?.[1];
    if (name === undefined) return [segment];
    const value = params[name];
    const values = (Array.isArray(value) ? value : [value ?? '']).filter((each) => each !== '');
    if (values.length === 0 && !matcher.keys.find((key) => key.name === name)?.optional) throw new Error(`no "${name}" for ${matcher.record.path}`);
    return values.map(encodeURIComponent);
  });
  return `/${parts.join('/')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
