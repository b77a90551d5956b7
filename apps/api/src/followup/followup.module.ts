import { Module } from '@nestjs/common';
import { AskSatisfaction } from './ask-satisfaction.js';
import { CloseCaseUseCase } from './close-case.js';
import { FollowUpDue } from './follow-up-due.js';
import { FollowUpController } from './followup.controller.js';
import { FollowUpQueries } from './followup.queries.js';
import { KeepObligations } from './keep-obligations.js';
import { PerformObligation } from './perform-obligation.js';
import { RecordFollowUpUseCase } from './record-follow-up.js';
import { WriteReceipt } from './write-receipt.job.js';

@Module({ controllers: [FollowUpController], providers: [AskSatisfaction, CloseCaseUseCase, FollowUpDue, FollowUpQueries, KeepObligations, PerformObligation, RecordFollowUpUseCase, WriteReceipt] })
export class FollowUpModule {}
