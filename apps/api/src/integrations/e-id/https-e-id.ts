import { Logger } from '@nestjs/common';
import { z } from 'zod';
import { IdentityCheck, type IdentityAnswer, type IdentityQuestion } from '../../identity/identity-check.port.js';
import { postJson, type PostOptions } from '../../platform/http/post-json.js';

/** A person waits at the counter or in the room while it is asked. */
const TIME_LIMIT_MS = 8_000;

const Answer = z.object({ reference: z.string().max(200), outcome: z.enum(['matched', 'notMatched', 'notAvailable']) });

/** An identity register by HTTPS (docs/identity-check-interface.md). Whatever goes wrong is `notAvailable`: the comparison by a human stands. */
export class HttpsEId extends IdentityCheck {
  readonly provider: string;
  private readonly logger = new Logger('e-id');

  constructor(
    private readonly url: string,
    private readonly options: PostOptions,
  ) {
    super();
    this.provider = new URL(url).hostname;
  }

  async check({ reference, name, document, number }: IdentityQuestion): Promise<IdentityAnswer> {
    try {
      const text = await postJson(`${this.url.replace(/\/$/, '')}/checks`, { reference, name, document, number }, { timeoutMs: TIME_LIMIT_MS, ...this.options });
      const answer = Answer.parse(JSON.parse(text));
      return { outcome: answer.outcome, reference: answer.reference };
    } catch (error) {
      // The kind of failure and nothing of the answer: it may hold what was asked.
      this.logger.warn({ event: 'e-id.not-available', reference, kind: error instanceof z.ZodError || error instanceof SyntaxError ? 'answer' : 'connection' });
      return { outcome: 'notAvailable', reference: '' };
    }
  }
}
