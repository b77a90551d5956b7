import type { Plugin } from 'vite';

/** Where livekit-client 2.23.0 starts webrtc-adapter, which repairs browsers older than the ones we build for. */
const STARTS_ADAPTER = /^adapterFactory\(\{\s*window: typeof window === 'undefined' \? undefined : window\s*\}\);/m;
const CHATTER = new Set(['trace', 'debug', 'info', 'warn']);

/**
 * What the room does not use: encryption between browsers, data tracks, streams of data, calls from browser to browser.
 * Of each only what the client itself calls when it connects, comes back and leaves; anything else fails loudly.
 */
const LEFT_OUT: Readonly<Record<string, string>> = {
  E2EEManager: `constructor() { throw new Error('left out of this build'); }`,
  IncomingDataTrackManager: 'updateE2eeManager() {} receiveSfuPublicationUpdates() {} receivedSfuSubscriberHandles() {} packetReceived() {} resendSubscriptionUpdates() {} handleRemoteParticipantDisconnected() {} reset() {} on() { return this; }',
  OutgoingDataTrackManager: 'updateE2eeManager() {} queryPublished() { return []; } sfuWillRepublishTracks() {} receivedSfuPublishResponse() {} receivedSfuUnpublishResponse() {} reset() {} on() { return this; }',
  IncomingDataStreamManager: 'registerTextStreamHandler() {} handleDataStreamPacket() {} validateParticipantHasNoActiveDataStreams() {} clearControllers() {} setConnected() {}',
  OutgoingDataStreamManager: 'setupEngine() {}',
  RpcClientManager: 'handleIncomingRpcResponseSuccess() {} handleIncomingRpcResponseFailure() {} handleIncomingRpcAck() {} handleParticipantDisconnected() {} on() { return this; }',
  RpcServerManager: 'handleIncomingRpcRequest() {} on() { return this; }',
};

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/**
 * Makes the video client lighter for phones: without webrtc-adapter, which serves Chrome below 87 and Safari below 13
 * (our syntax does not reach them anyway), without what the room does not use, and without its chatter (errors stay).
 * The build stops when a new version of the client is written differently, so that nobody believes in it wrongly.
 */
export function leanVideoClient(): Plugin {
  return {
    name: 'jiefen:lean-video-client',
    apply: 'build',
    transform: {
      filter: { id: /livekit-client\.esm\.mjs$/ },
      handler(code) {
        if (!STARTS_ADAPTER.test(code)) throw new Error('livekit-client starts webrtc-adapter in another way: look at build/lean-video-client.ts');
        const program = this.parse(code) as unknown as Node;
        return { code: replaced(code, [...chatter(program), ...leftOut(program)]).replace(STARTS_ADAPTER, ''), map: null };
      },
    },
  };
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The classes of which only the outside stays. */
function leftOut(program: Node): Replacement[] {
  const classes = (program['body'] as readonly Node[]).filter((node) => node.type === 'ClassDeclaration' && nameOf(node['id']) in LEFT_OUT);
  if (classes.length !== Object.keys(LEFT_OUT).length) throw new Error('livekit-client has other classes: look at build/lean-video-client.ts');
  return classes.map(({ start, end, id }) => ({ start, end, text: `class ${nameOf(id)} { ${LEFT_OUT[nameOf(id)] ?? ''} }` }));
}

/** Statements that only write to the log, outermost first. */
function chatter(node: unknown, found: Replacement[] = []): Replacement[] {
  if (Array.isArray(node)) for (const each of node) chatter(each, found);
  else if (isNode(node)) {
    // An empty statement stays: the log may be all that an `if` does.
    if (node.type === 'ExpressionStatement' && onlyLogs(node['expression'])) found.push({ start: node.start, end: node.end, text: ';' });
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

/** A replacement inside another one goes with it. */
function replaced(code: string, replacements: readonly Replacement[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end, text } of replacements.toSorted((one, other) => one.start - other.start)) {
    if (start < at) continue;
    kept += code.slice(at, start) + text;
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
