import { Module } from '@nestjs/common';
import { ExpertsModule } from '../experts/experts.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { DemonstrationController } from './demonstration.controller.js';
import { DemonstrationQueries } from './demonstration.queries.js';
import { SampleCases } from './sample-cases.js';
import { SeedDemonstration } from './seed-demonstration.js';

@Module({ imports: [IntakeModule, ExpertsModule], controllers: [DemonstrationController], providers: [SeedDemonstration, DemonstrationQueries, SampleCases] })
export class DemonstrationModule {}
