import { Injectable } from '@nestjs/common';
import { SmsSender } from '../../platform/messages/sms.port.js';

/**
 * The local driver: the message is already in the table `messages`, and the outbox page of the demonstration shows it
 * there. Delivery is therefore only the mark that `Messages` sets. A production installation does not start with it.
 */
@Injectable()
export class OutboxSms extends SmsSender {
  readonly name = 'outbox';

  async send(): Promise<void> {}
}
