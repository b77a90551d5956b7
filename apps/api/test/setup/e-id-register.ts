import { createServer, type Server } from 'node:https';
import { tlsForTests } from '../../../../libs/documents/test/certification-body.js';

export interface AskedQuestion {
  readonly reference: string;
  readonly name: string;
  readonly document: string;
  readonly number: string;
  readonly token: string | undefined;
}

/** An identity register for tests, as docs/identity-check-interface.md describes it. */
export class EIdRegister {
  readonly asked: AskedQuestion[] = [];
  /** Names and numbers that belong together. */
  readonly known = new Map<string, string>();
  fault: 'none' | 'away' | 'no-json' | 'silent' | 'other-word' = 'none';

  private constructor(
    private readonly server: Server,
    readonly url: string,
    readonly tlsRoots: string,
  ) {}

  static async start(): Promise<EIdRegister> {
    const tls = tlsForTests();
    const server = createServer(tls);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const register = new EIdRegister(server, `https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/v1`, tls.cert);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const answer = register.answer(request.url ?? '', Buffer.concat(chunks).toString('utf8'), request.headers.authorization);
        if (answer) response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text);
      });
    });
    return register;
  }

  private answer(path: string, text: string, token: string | undefined): { status: number; text: string } | undefined {
    if (path !== '/v1/checks') return { status: 404, text: '' };
    const question = JSON.parse(text) as Omit<AskedQuestion, 'token'>;
    this.asked.push({ ...question, token });
    switch (this.fault) {
      case 'silent':
        return undefined;
      case 'away':
        return { status: 503, text: '' };
      case 'no-json':
        return { status: 200, text: '<html>sign in to the network</html>' };
      case 'other-word':
        return { status: 200, text: JSON.stringify({ reference: 'r', outcome: 'maybe' }) };
      case 'none':
        return { status: 200, text: JSON.stringify({ reference: `r-${this.asked.length}`, outcome: this.known.has(question.name) ? (this.known.get(question.name) === question.number ? 'matched' : 'notMatched') : 'notAvailable' }) };
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
