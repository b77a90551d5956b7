import { Global, Module } from '@nestjs/common';
import { Administered } from './administered.js';
import { AdministrationController } from './administration.controller.js';
import { AdministrationQueries } from './administration.queries.js';
import { CodesController } from './codes.controller.js';
import { HolidaysController } from './holidays.controller.js';
import { KeepBodies } from './keep-bodies.js';
import { KeepCodes } from './keep-codes.js';
import { KeepHolidays } from './keep-holidays.js';
import { KeepMembers } from './keep-members.js';
import { OrganizationQueries } from './organization.queries.js';
import { WorkingDays } from './working-days.js';

@Global()
@Module({
  controllers: [CodesController, AdministrationController, HolidaysController],
  providers: [OrganizationQueries, Administered, AdministrationQueries, KeepBodies, KeepMembers, KeepCodes, KeepHolidays, WorkingDays],
  exports: [OrganizationQueries, WorkingDays],
})
export class OrganizationsModule {}
