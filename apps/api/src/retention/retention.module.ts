import { Module } from '@nestjs/common';
import { EndRetention } from './end-retention.js';

@Module({ providers: [EndRetention] })
export class RetentionModule {}
