import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Messages } from '../platform/messages/messages.js';
import { AccessGuard } from './access.guard.js';
import { ChangePasswordUseCase } from './change-password.js';
import { FirstAdministratorSetup } from './first-administrator.js';
import { GuestLinks } from './guest-links.js';
import { IdentityController } from './identity.controller.js';
import { IdentityQueries } from './identity.queries.js';
import { LogInResident } from './log-in-resident.js';
import { LogInStaff } from './log-in-staff.js';
import { LoginSessions } from './login-sessions.js';
import { OneTimeCodes } from './one-time-codes.js';
import { RecoveryCodes } from './recovery-codes.js';
import { StaffAccessController } from './staff-access.controller.js';
import { StaffCodes } from './staff-codes.js';
import { StaffSetupLinks } from './staff-setup-links.js';

@Global()
@Module({
  controllers: [IdentityController, StaffAccessController],
  providers: [
    Messages,
    LoginSessions,
    OneTimeCodes,
    LogInResident,
    StaffCodes,
    LogInStaff,
    StaffSetupLinks,
    RecoveryCodes,
    ChangePasswordUseCase,
    GuestLinks,
    IdentityQueries,
    FirstAdministratorSetup,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Messages, LoginSessions, OneTimeCodes, LogInResident, StaffCodes, StaffSetupLinks, GuestLinks, FirstAdministratorSetup],
})
export class IdentityModule {}
