import { z } from 'zod';
import { OutsideError } from '../../platform/http/errors.js';
import { AnswerError, postJson, type PostOptions } from '../../platform/http/post-json.js';
import { SmsRefused, SmsSender, type OutgoingSms } from '../../platform/messages/sms.port.js';

const Refusal = z.object({ error: z.enum(['unknown-number', 'not-wanted', 'other']).catch('other') });

/** A provider of short messages by HTTPS, with the messages of docs/sms-interface.md. */
export class HttpSms extends SmsSender {
  readonly name: string;

  constructor(
    private readonly url: string,
    private readonly options: PostOptions,
  ) {
    super();
    this.name = new URL(url).host;
  }

  async send({ id, phone, text, template }: OutgoingSms): Promise<void> {
    try {
      await postJson(this.url, { id, phone, text, template }, this.options);
    } catch (error) {
      // 422 alone means "this message, never". All else may be a slip of the provider or of our settings: it is tried again.
      if (error instanceof AnswerError && error.status === 422) throw new SmsRefused(reasonOf(error.body));
      throw new OutsideError('sms', { cause: error });
    }
  }
}

function reasonOf(body: string): SmsRefused['reason'] {
  try {
    return Refusal.parse(JSON.parse(body)).error;
  } catch {
    return 'other';
  }
}
