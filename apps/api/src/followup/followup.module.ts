import { Module } from '@nestjs/common';
import { ConfirmationModule } from '../confirmation/confirmation.module.js';
import { ApplyForEnforcementUseCase } from './apply-for-enforcement.js';
import { AskSatisfaction } from './ask-satisfaction.js';
import { CloseCaseUseCase } from './close-case.js';
import { EnforcementController } from './enforcement.controller.js';
import { EnforcementQueries } from './enforcement.queries.js';
import { FollowUpDue } from './follow-up-due.js';
import { FollowUpController } from './followup.controller.js';
import { FollowUpQueries } from './followup.queries.js';
import { KeepObligations } from './keep-obligations.js';
import { PerformObligation } from './perform-obligation.js';
import { RecordFollowUpUseCase } from './record-follow-up.js';
import { WriteReceipt } from './write-receipt.job.js';

@Module({ imports: [ConfirmationModule], controllers: [FollowUpController, EnforcementController], providers: [ApplyForEnforcementUseCase, AskSatisfaction, CloseCaseUseCase, EnforcementQueries, FollowUpDue, FollowUpQueries, KeepObligations, PerformObligation, RecordFollowUpUseCase, WriteReceipt] })
export class FollowUpModule {}
