import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { RepresentationModule } from '../representation/representation.module.js';
import { FileCaseUseCase } from './file-case.js';
import { FilingNeedsQueries } from './filing-needs.queries.js';
import { FilingQueries } from './filing.queries.js';
import { IntakeController } from './intake.controller.js';
import { OpenCase } from './open-case.js';
import { TriageController } from './triage.controller.js';
import { TriageQueries } from './triage.queries.js';
import { TriageUseCase } from './triage.js';
import { WriteReceipt } from './write-receipt.job.js';

@Module({ imports: [InvitationsModule, RepresentationModule], controllers: [IntakeController, TriageController], providers: [FileCaseUseCase, FilingNeedsQueries, OpenCase, FilingQueries, WriteReceipt, TriageUseCase, TriageQueries], exports: [FilingQueries, FileCaseUseCase, TriageUseCase] })
export class IntakeModule {}
