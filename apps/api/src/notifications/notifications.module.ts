import { Module } from '@nestjs/common';
import { NotificationsController } from './notifications.controller.js';
import { TellOfRefusedMessage } from './tell-of-refused-message.job.js';
import { TellPeople } from './tell-people.job.js';

@Module({ controllers: [NotificationsController], providers: [TellPeople, TellOfRefusedMessage] })
export class NotificationsModule {}
