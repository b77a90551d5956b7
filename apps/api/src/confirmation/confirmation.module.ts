import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { AfterRuling } from './after-ruling.queries.js';
import { IdentityChecksModule } from '../identity-checks/identity-checks.module.js';
import { ApplicationParts } from './application-parts.js';
import { ApplyForConfirmationUseCase } from './apply-for-confirmation.js';
import { CourtSamples } from './court-samples.js';
import { CourtSync } from './court-sync.job.js';
import { CourtWebhookController } from './court-webhook.controller.js';
import { CertifyApplication } from './certify-application.job.js';
import { CourtSignature } from './court-signature.job.js';
import { CourtFinder } from './competent-courts.js';
import { ConfirmationController } from './confirmation.controller.js';
import { ConfirmationQueries } from './confirmation.queries.js';
import { CourtController } from './court.controller.js';
import { FileWithCourt } from './file-with-court.js';
import { GatherFacts } from './gather-facts.js';
import { HandInSupplement } from './hand-in-supplement.js';
import { JudgesDesk } from './judges-desk.js';
import { PrepareBundle } from './prepare-bundle.job.js';
import { ReadCourtPdf } from './read-court-pdf.js';
import { RecordCourtEvent } from './record-court-event.js';
import { SignApplicationUseCase } from './sign-application.js';
import { TakeCourtEvents } from './take-court-events.js';
import { WaysQuery } from './ways.queries.js';

@Module({
  imports: [AgreementsModule, IdentityChecksModule],
  controllers: [ConfirmationController, CourtController, CourtWebhookController],
  providers: [AfterRuling, ApplicationParts, ApplyForConfirmationUseCase, ConfirmationQueries, CertifyApplication, CourtFinder, CourtSamples, CourtSignature, CourtSync, FileWithCourt, GatherFacts, HandInSupplement, JudgesDesk, PrepareBundle, ReadCourtPdf, RecordCourtEvent, SignApplicationUseCase, TakeCourtEvents, WaysQuery],
  exports: [CourtFinder, GatherFacts, WaysQuery],
})
export class ConfirmationModule {}
