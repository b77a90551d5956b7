import type { Plugin } from 'vite';

/** Where livekit-client 2.23.0 starts webrtc-adapter, which repairs browsers older than the ones we build for. */
const STARTS_ADAPTER = /^adapterFactory\(\{\s*window: typeof window === 'undefined' \? undefined : window\s*\}\);/m;
const CHATTER = new Set(['trace', 'debug', 'info', 'warn']);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/**
 * Makes the video client lighter for phones: without webrtc-adapter, which serves Chrome below 87 and Safari below 13
 * (our syntax does not reach them anyway), and without its chatter (errors stay). The build stops when a new
 * version of the client is written differently, so that nobody believes in it wrongly.
 */
export function leanVideoClient(): Plugin {
  return {
    name: 'jiefen:lean-video-client',
    apply: 'build',
    transform: {
      filter: { id: /livekit-client\.esm\.mjs$/ },
      handler(code) {
        if (!STARTS_ADAPTER.test(code)) throw new Error('livekit-client starts webrtc-adapter in another way: look at build/lean-video-client.ts');
        const quiet = without(code, chatter(this.parse(code) as unknown as Node));
        return { code: quiet.replace(STARTS_ADAPTER, ''), map: null };
      },
    },
  };
}

/** Statements that only write to the log, outermost first. */
function chatter(node: unknown, found: Node[] = []): Node[] {
  if (Array.isArray(node)) for (const each of node) chatter(each, found);
  else if (isNode(node)) {
    if (node.type === 'ExpressionStatement' && onlyLogs(node['expression'])) found.push(node);
    else for (const part of Object.values(node)) if (typeof part === 'object') chatter(part, found);
  }
  return found;
}

/** `this.log.debug(…)`, `livekitLogger.info(…)`. */
function onlyLogs(expression: unknown): boolean {
  if (!isNode(expression) || expression.type !== 'CallExpression') return false;
  const callee = expression['callee'];
  if (!isNode(callee) || callee.type !== 'MemberExpression' || !CHATTER.has(nameOf(callee['property']))) return false;
  const target = callee['object'];
  return isNode(target) && (target.type === 'MemberExpression' ? nameOf(target['property']) === 'log' : nameOf(target) === 'livekitLogger');
}

function without(code: string, statements: readonly Node[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of statements) {
    // An empty statement stays: the log may be all that an `if` does.
    kept += `${code.slice(at, start)};`;
    at = end;
  }
  return kept + code.slice(at);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nameOf(value: unknown): string {
  return isNode(value) && value.type === 'Identifier' && typeof value['name'] === 'string' ? value['name'] : '';
}
