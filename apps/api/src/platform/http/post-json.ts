import { request } from 'node:https';

/** How another system is reached by HTTPS when public roots and no name of ours are not enough. */
export interface PostOptions {
  readonly token?: string;
  /** PEM of the root of its HTTPS, where it is no public one. */
  readonly tlsRoots?: string;
  /** PEM of our certificate and key, where it asks for them (mutual TLS). */
  readonly client?: { readonly certificate: string; readonly key: string };
  readonly timeoutMs?: number;
}

/** The other system answered, but not with what was asked for. */
export class AnswerError extends Error {
  constructor(
    readonly status: number,
    readonly body: string,
  ) {
    super(`answered ${status}`);
  }
}

/** No answer is this long; an endless one must not fill the memory. */
const LONGEST_ANSWER = 256 * 1024;

/** Posts JSON by HTTPS and gives the text of a good answer. Redirects are not followed: what is sent must not go on to wherever somebody points. */
export async function postJson(url: string, body: unknown, options: PostOptions = {}): Promise<string> {
  if (new URL(url).protocol !== 'https:') throw new Error('personal data is sent by https only');
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }) },
        signal: AbortSignal.timeout(options.timeoutMs ?? 15_000),
        agent: false,
        ...(options.tlsRoots === undefined ? {} : { ca: options.tlsRoots }),
        ...(options.client === undefined ? {} : { cert: options.client.certificate, key: options.client.key }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > LONGEST_ANSWER) sent.destroy(new Error('answer too long'));
          else chunks.push(chunk);
        });
        response.on('error', reject);
        response.on('end', () => {
          if (response.statusCode === 200 || response.statusCode === 201) resolve(Buffer.concat(chunks).toString('utf8'));
          else reject(new AnswerError(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')));
        });
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
