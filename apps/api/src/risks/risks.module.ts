import { Module } from '@nestjs/common';
import { KeepRisk } from './keep-risk.js';
import { RisksController } from './risks.controller.js';

@Module({ controllers: [RisksController], providers: [KeepRisk] })
export class RisksModule {}
