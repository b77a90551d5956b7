import { Module } from '@nestjs/common';
import { FileCaseUseCase } from './file-case.js';
import { FilingQueries } from './filing.queries.js';
import { IntakeController } from './intake.controller.js';
import { TriageController } from './triage.controller.js';
import { TriageQueries } from './triage.queries.js';
import { TriageUseCase } from './triage.js';
import { WriteReceipt } from './write-receipt.job.js';

@Module({ controllers: [IntakeController, TriageController], providers: [FileCaseUseCase, FilingQueries, WriteReceipt, TriageUseCase, TriageQueries], exports: [FilingQueries, FileCaseUseCase, TriageUseCase] })
export class IntakeModule {}
