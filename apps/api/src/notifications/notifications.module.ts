import { Module } from '@nestjs/common';
import { NotificationsController } from './notifications.controller.js';
import { TellPeople } from './tell-people.job.js';

@Module({ controllers: [NotificationsController], providers: [TellPeople] })
export class NotificationsModule {}
