import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { ApplicationParts } from './application-parts.js';
import { ApplyForConfirmationUseCase } from './apply-for-confirmation.js';
import { CourtFinder } from './competent-courts.js';
import { ConfirmationController } from './confirmation.controller.js';
import { ConfirmationQueries } from './confirmation.queries.js';
import { CourtController } from './court.controller.js';
import { FileWithCourt } from './file-with-court.js';
import { GatherFacts } from './gather-facts.js';
import { HandInSupplement } from './hand-in-supplement.js';
import { JudgesDesk } from './judges-desk.js';
import { PrepareBundle } from './prepare-bundle.job.js';
import { RecordCourtEvent } from './record-court-event.js';
import { SignApplicationUseCase } from './sign-application.js';

@Module({
  imports: [AgreementsModule],
  controllers: [ConfirmationController, CourtController],
  providers: [ApplicationParts, ApplyForConfirmationUseCase, ConfirmationQueries, CourtFinder, FileWithCourt, GatherFacts, HandInSupplement, JudgesDesk, PrepareBundle, RecordCourtEvent, SignApplicationUseCase],
  exports: [CourtFinder],
})
export class ConfirmationModule {}
