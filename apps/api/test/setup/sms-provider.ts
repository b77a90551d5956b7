import { createServer, type Server } from 'node:https';
import { tlsForTests } from '../../../../libs/documents/test/certification-body.js';

export interface ReceivedSms {
  readonly id: string;
  readonly phone: string;
  readonly text: string;
  readonly template: string;
  readonly token: string | undefined;
}

/** A provider of short messages for tests, as docs/sms-interface.md describes it. */
export class SmsProvider {
  readonly received: ReceivedSms[] = [];
  /** While it is away it answers 503. */
  away = false;
  /** Numbers that do not exist. */
  readonly unknown = new Set<string>();
  tries = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
    readonly tlsRoots: string,
  ) {}

  static async start(): Promise<SmsProvider> {
    const tls = tlsForTests();
    const server = createServer(tls);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const provider = new SmsProvider(server, `https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/messages`, tls.cert);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const answer = provider.answer(Buffer.concat(chunks).toString('utf8'), request.headers.authorization);
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
      });
    });
    return provider;
  }

  private answer(text: string, token: string | undefined): { status: number; body: object } {
    this.tries += 1;
    if (this.away) return { status: 503, body: {} };
    const message = JSON.parse(text) as Omit<ReceivedSms, 'token'>;
    if (this.unknown.has(message.phone)) return { status: 422, body: { error: 'unknown-number' } };
    // The same id is the same message.
    if (!this.received.some(({ id }) => id === message.id)) this.received.push({ ...message, token });
    return { status: 200, body: { reference: `sms-${this.received.length}` } };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
