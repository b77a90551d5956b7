import { Global, Module } from '@nestjs/common';
import { CasesController } from './cases.controller.js';
import { CaseQueries } from './case.queries.js';
import { Cases } from './cases.js';
import { Clocks } from './clocks.js';
import { EndMediationUseCase } from './end-mediation.js';
import { LiveController } from './live.controller.js';

@Global()
@Module({ controllers: [CasesController, LiveController], providers: [Cases, CaseQueries, Clocks, EndMediationUseCase], exports: [Cases, CaseQueries, Clocks] })
export class CasesModule {}
