import { Global, Module } from '@nestjs/common';
import { SmsSender } from '../platform/messages/sms.port.js';
import { OutboxSms } from './sms/outbox-sms.js';

/** Which adapter stands behind which port. */
@Global()
@Module({ providers: [{ provide: SmsSender, useClass: OutboxSms }], exports: [SmsSender] })
export class IntegrationsModule {}
