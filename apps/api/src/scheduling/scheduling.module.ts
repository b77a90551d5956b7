import { Module } from '@nestjs/common';
import { FindATime } from './find-a-time.js';
import { SchedulingController } from './scheduling.controller.js';

@Module({ controllers: [SchedulingController], providers: [FindATime], exports: [FindATime] })
export class SchedulingModule {}
