import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { z } from 'zod';
import { CourtRegister, CourtSaidNo, LOCAL_REGISTER, type AtRegister, type BundlePaper, type CourtEvent, type CourtName, type FiledApplication, type SignedCall } from '../../confirmation/court-register.port.js';
import type { Clock } from '../../platform/clock/clock.js';
import { OutsideError } from '../../platform/http/errors.js';
import type { CourtConnection, CourtConnections } from './court-connections.js';
import { readEvents, Reference } from './court-messages.js';
import { isSigned, signatureOf } from './request-signature.js';

/** A court that has not answered by then is asked again later. */
const TIMEOUT_MS = 20_000;
const MOST_JSON = 1024 * 1024;
const ErrorAnswer = z.object({ code: z.string().regex(/^[a-z0-9.-]{1,80}$/) });

/** A court's own system over HTTPS, as docs/court-interface.md writes it down. A court without a connection keeps the desk here. */
export class HttpCourtRegister extends CourtRegister {
  constructor(
    private readonly connections: CourtConnections,
    private readonly clock: Clock,
    private readonly timeout = TIMEOUT_MS,
  ) {
    super();
  }

  nameFor(court: CourtName): string {
    return this.connections.of(court)?.name ?? LOCAL_REGISTER;
  }

  async file(application: FiledApplication): Promise<{ reference: string }> {
    const connection = this.connections.of(application.court);
    if (!connection) return { reference: application.id };
    const path = `/applications/${application.id}`;
    const answer = await this.json(connection, 'PUT', path, {
      id: application.id,
      court: application.court.name,
      filedAt: application.filedAt.toISOString(),
      agreement: { number: application.agreementNumber, effectiveOn: application.effectiveOn },
      committee: application.committee,
      applicants: application.applicants,
      papers: application.papers.map(marked),
    });
    await this.papers(connection, path, application.papers);
    return understood(Reference, answer);
  }

  async events(at: AtRegister): Promise<readonly CourtEvent[]> {
    const answer = await this.json(this.of(at.court), 'GET', `/applications/${encodeURIComponent(at.reference)}/events`);
    try {
      return readEvents(answer);
    } catch (error) {
      throw new OutsideError('court', { cause: error });
    }
  }

  async paper(at: AtRegister, paperId: string, most: number): Promise<Uint8Array> {
    return this.call(this.of(at.court), 'GET', `/applications/${encodeURIComponent(at.reference)}/papers/${encodeURIComponent(paperId)}`, { most });
  }

  async supplement(at: AtRegister, { eventId, answeredAt, papers }: { eventId: string; answeredAt: Date; papers: readonly BundlePaper[] }): Promise<void> {
    const connection = this.of(at.court);
    const path = `/applications/${at.applicationId}`;
    await this.json(connection, 'PUT', `${path}/supplements/${encodeURIComponent(eventId)}`, { answeredAt: answeredAt.toISOString(), papers: papers.map(marked) });
    await this.papers(connection, path, papers);
  }

  async withdraw(at: AtRegister, askedAt: Date): Promise<void> {
    await this.json(this.of(at.court), 'POST', `/applications/${at.applicationId}/withdrawal`, { askedAt: askedAt.toISOString() });
  }

  isFromCourt({ key, signature, ...parts }: SignedCall): boolean {
    return this.connections.keys(key).some((one) => isSigned(one, parts, signature, this.clock.now()));
  }

  private of(court: CourtName): CourtConnection {
    const connection = this.connections.of(court);
    // The settings were taken away while something lay with that court: an operator has to bring them back.
    if (!connection) throw new CourtSaidNo(0, 'court.not-configured');
    return connection;
  }

  /** One after the other, each idempotent by its id: after a break the whole row is simply sent again. */
  private async papers(connection: CourtConnection, path: string, papers: readonly BundlePaper[]): Promise<void> {
    for (const paper of papers) await this.call(connection, 'PUT', `${path}/papers/${paper.id}`, { body: await paper.bytes(), type: 'application/pdf', most: MOST_JSON });
  }

  private async json(connection: CourtConnection, method: string, path: string, body?: object): Promise<unknown> {
    const answer = await this.call(connection, method, path, { ...(body ? { body: Buffer.from(JSON.stringify(body)), type: 'application/json; charset=utf-8' } : {}), most: MOST_JSON });
    try {
      return answer.length === 0 ? {} : JSON.parse(Buffer.from(answer).toString('utf8'));
    } catch (error) {
      throw new OutsideError('court', { cause: error });
    }
  }

  private async call({ url, keyId, key, tls }: CourtConnection, method: string, path: string, { body = Buffer.alloc(0), type, most }: { body?: Uint8Array; type?: string; most: number }): Promise<Uint8Array> {
    const target = new URL(`${url}${path}`);
    const time = String(Math.floor(this.clock.now().getTime() / 1000));
    const options: RequestOptions = {
      method,
      headers: {
        accept: 'application/json, application/pdf',
        ...(type ? { 'content-type': type, 'content-length': body.length } : {}),
        'x-jiefen-key': keyId,
        'x-jiefen-time': time,
        'x-jiefen-signature': signatureOf(key, { time, method, path: target.pathname, body }),
      },
      signal: AbortSignal.timeout(this.timeout),
    };
    const { status, bytes } = await new Promise<{ status: number; bytes: Buffer }>((resolve, reject) => {
      const answered = (answer: IncomingMessage): void => void whole(answer, most).then((all) => resolve({ status: answer.statusCode ?? 0, bytes: all }), reject);
      const sent = target.protocol === 'https:' ? httpsRequest(target, { ...options, ...tls }, answered) : httpRequest(target, options, answered);
      sent.on('error', reject);
      sent.end(body);
    }).catch((error: unknown) => {
      throw new OutsideError('court', { cause: error });
    });
    if (status >= 200 && status < 300) return bytes;
    if (status === 429 || status >= 500 || status < 400) throw new OutsideError('court', { cause: new Error(`answered ${status}`) });
    throw new CourtSaidNo(status, codeOf(bytes) ?? `court.answered-${status}`);
  }
}

function marked({ id, kind, title, size, sha256, sm3 }: BundlePaper): object {
  return { id, kind, title, size, sha256, sm3 };
}

function understood<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new OutsideError('court', { cause: parsed.error });
  return parsed.data;
}

/** Stops reading where nothing sensible can follow: a court's mistake must not fill the memory. */
async function whole(answer: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) {
      answer.destroy();
      throw new Error(`more than ${most} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function codeOf(bytes: Buffer): string | undefined {
  try {
    return ErrorAnswer.parse(JSON.parse(bytes.toString('utf8'))).code;
  } catch {
    // Not in the words of the interface: the status alone has to do.
    return undefined;
  }
}
