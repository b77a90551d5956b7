import { Global, Module } from '@nestjs/common';
import { CasesController } from './cases.controller.js';
import { CaseQueries } from './case.queries.js';
import { Cases } from './cases.js';
import { Clocks } from './clocks.js';
import { Consents } from './consents.js';
import { EndMediationUseCase } from './end-mediation.js';
import { LiveController } from './live.controller.js';
import { MoreTime } from './more-time.js';
import { NameDayUseCase } from './name-day.js';
import { RunningTimesQueries } from './running-times.queries.js';
import { TimeController } from './time.controller.js';

@Global()
@Module({
  controllers: [CasesController, LiveController, TimeController],
  providers: [Cases, CaseQueries, Clocks, Consents, EndMediationUseCase, MoreTime, NameDayUseCase, RunningTimesQueries],
  exports: [Cases, CaseQueries, Clocks, Consents, RunningTimesQueries],
})
export class CasesModule {}
