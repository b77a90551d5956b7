import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureOf } from '../../src/integrations/court-register/request-signature.js';

/** What the court has of one application. */
export interface TakenApplication {
  readonly reference: string;
  readonly body: { readonly agreement: { number: string; effectiveOn: string }; readonly applicants: readonly { name: string }[]; readonly papers: readonly { id: string; kind: string; size: number; sha256: string }[] } & Record<string, unknown>;
  readonly papers: Map<string, Buffer>;
  readonly supplements: Map<string, { papers: readonly { id: string }[] }>;
  withdrawals: number;
  /** As `GET …/events` answers them, in the order of this list: the court need not keep any order. */
  events: Record<string, unknown>[];
  readonly offered: Map<string, Buffer>;
}

/** A court's own system on this machine: keeps what it is given, believes only signed requests, and can be down. */
export class CourtServer {
  readonly applications = new Map<string, TakenApplication>();
  readonly requests: string[] = [];
  /** Answers this instead of doing anything: 503 for a court that is down, 422 for one that does not understand. */
  trouble: number | undefined;
  private server: Server | undefined;
  private port = 0;

  constructor(
    readonly keyId: string,
    readonly key: string,
    readonly prefix = '/jiefen',
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}${this.prefix}`;
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => void this.answer(request).then(({ status, body, type = 'application/json' }) => response.writeHead(status, { 'content-type': type }).end(body)));
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Nobody listens any more; the port is kept for the next start. */
  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** Tells something about an application. */
  tell(id: string, ...events: Record<string, unknown>[]): void {
    this.taken(id).events.push(...events);
  }

  /** Puts a paper where the portal can fetch it; answers how it is announced. `as`: announced differently. */
  offer(id: string, paperId: string, bytes: Buffer, as: Partial<{ size: number; sha256: string; title: string }> = {}): Record<string, unknown> {
    this.taken(id).offered.set(paperId, bytes);
    return { id: paperId, title: '民事裁定书', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), ...as };
  }

  taken(id: string): TakenApplication {
    const found = this.applications.get(id);
    if (!found) throw new Error('the court has no such application');
    return found;
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: string | Buffer; type?: string }> {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const body = Buffer.concat(parts);
    const path = request.url ?? '';
    this.requests.push(`${request.method} ${path}`);
    const time = String(request.headers['x-jiefen-time']);
    if (request.headers['x-jiefen-key'] !== this.keyId || request.headers['x-jiefen-signature'] !== signatureOf(this.key, { time, method: request.method ?? '', path, body })) return { status: 401, body: '{"code":"court.signature-wrong"}' };
    if (this.trouble) return { status: this.trouble, body: this.trouble === 422 ? '{"code":"court.field-missing"}' : '<html>down</html>' };
    const [, id = '', what = '', name = ''] = /^\/jiefen\/applications\/([^/]+)(?:\/(\w+))?(?:\/([^/]+))?$/.exec(path) ?? [];
    return this.carryOut(`${request.method} ${what}`, decodeURIComponent(id), decodeURIComponent(name), body);
  }

  private carryOut(act: string, id: string, name: string, body: Buffer): { status: number; body: string | Buffer; type?: string } {
    if (act === 'PUT ') {
      const known = this.applications.get(id);
      if (known) return { status: 200, body: JSON.stringify({ reference: known.reference }) };
      const reference = `court-${this.applications.size + 1}`;
      this.applications.set(id, { reference, body: JSON.parse(body.toString()) as TakenApplication['body'], papers: new Map(), supplements: new Map(), withdrawals: 0, events: [], offered: new Map() });
      return { status: 201, body: JSON.stringify({ reference }) };
    }
    const found = [...this.applications.entries()].find(([own, { reference }]) => own === id || reference === id)?.[1];
    if (!found) return { status: 404, body: '{"code":"court.application-unknown"}' };
    switch (act) {
      case 'PUT papers':
        found.papers.set(name, body);
        return { status: 200, body: '{}' };
      case 'PUT supplements':
        found.supplements.set(name, JSON.parse(body.toString()) as { papers: { id: string }[] });
        return { status: 200, body: '{}' };
      case 'POST withdrawal':
        found.withdrawals += 1;
        return { status: 202, body: '{}' };
      case 'GET events':
        return { status: 200, body: JSON.stringify({ events: found.events }) };
      case 'GET papers': {
        const paper = found.offered.get(name);
        return paper ? { status: 200, body: paper, type: 'application/pdf' } : { status: 404, body: '{"code":"court.paper-unknown"}' };
      }
      default:
        return { status: 405, body: '' };
    }
  }
}
