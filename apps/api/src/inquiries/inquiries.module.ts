import { Module } from '@nestjs/common';
import { InquiriesController } from './inquiries.controller.js';
import { KeepInquiry } from './keep-inquiry.js';

@Module({ controllers: [InquiriesController], providers: [KeepInquiry] })
export class InquiriesModule {}
