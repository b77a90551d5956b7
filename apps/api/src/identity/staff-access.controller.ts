import { Body, Controller, Get, Header, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ChangePassword, FinishSetup, LookAtSetupLink, MakeRecoveryCodes, RenewAuthenticator, type RecoveryCodesView, type SetupLinkView } from '@jiefen/mediation/wire';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Allow, Me, Public, type Person } from '../platform/http/access.js';
import { ChangePasswordUseCase } from './change-password.js';
import { RecoveryCodes } from './recovery-codes.js';
import { clearSessionCookie } from './session-cookie.js';
import { StaffSetupLinks } from './staff-setup-links.js';

/** How staff come in for the first time, and look after their own way in. */
@Controller('auth')
export class StaffAccessController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly links: StaffSetupLinks,
    private readonly passwords: ChangePasswordUseCase,
    private readonly recovery: RecoveryCodes,
  ) {}

  @Public()
  @Post('setup-link')
  @HttpCode(200)
  look(@Body({ schema: LookAtSetupLink }) body: z.infer<typeof LookAtSetupLink>): Promise<SetupLinkView> {
    return this.links.look(body.token);
  }

  @Public()
  @Post('setup-link/finish')
  @HttpCode(200)
  finish(@Body({ schema: FinishSetup }) body: FinishSetup): Promise<{ email: string }> {
    return this.links.finish(body);
  }

  @Allow('gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator')
  @Post('password')
  @HttpCode(200)
  async changePassword(@Me() person: Person, @Body({ schema: ChangePassword }) body: ChangePassword): Promise<{ done: true }> {
    await this.passwords.change(person, body);
    return { done: true };
  }

  @Allow('gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator')
  @Get('recovery-codes')
  recoveryCodes(@Me() person: Person): Promise<RecoveryCodesView> {
    return this.recovery.left(person);
  }

  /** Ten new codes, shown this once. */
  @Allow('gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator')
  @Post('recovery-codes')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  makeRecoveryCodes(@Me() person: Person, @Body({ schema: MakeRecoveryCodes }) body: MakeRecoveryCodes): Promise<{ codes: string[] }> {
    return this.recovery.make(person, body);
  }

  @Allow('gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator')
  @Post('authenticator')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  renewAuthenticator(@Me() person: Person, @Body({ schema: RenewAuthenticator }) body: RenewAuthenticator): Promise<{ link: string }> {
    return this.recovery.renewAuthenticator(person, body);
  }

  @Allow('resident', 'gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator')
  @Post('logout-everywhere')
  @HttpCode(200)
  async logOutEverywhere(@Me() person: Person, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ done: true }> {
    await this.passwords.logOutEverywhere(person);
    clearSessionCookie(reply, this.config.secureCookies);
    return { done: true };
  }
}
