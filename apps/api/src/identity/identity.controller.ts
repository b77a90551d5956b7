import { Body, Controller, Get, HttpCode, Inject, Ip, Post, Put, Req, Res } from '@nestjs/common';
import { ChooseLanguage, FirstAdministrator, OpenGuestLink, RequestCode, StaffLogin, VerifyCode, type PersonView, type StaffDoor } from '@jiefen/mediation/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Transactions } from '../platform/database/transactions.js';
import { Allow, MaybeMe, Me, Public, type Person } from '../platform/http/access.js';
import { FirstAdministratorSetup } from './first-administrator.js';
import { GuestLinks } from './guest-links.js';
import { IdentityQueries } from './identity.queries.js';
import { LogInResident } from './log-in-resident.js';
import { LogInStaff } from './log-in-staff.js';
import { LoginSessions } from './login-sessions.js';
import { OneTimeCodes } from './one-time-codes.js';
import { clearSessionCookie, sessionCookieName, setSessionCookie } from './session-cookie.js';

@Controller('auth')
export class IdentityController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly codes: OneTimeCodes,
    private readonly residents: LogInResident,
    private readonly staff: LogInStaff,
    private readonly guests: GuestLinks,
    private readonly sessions: LoginSessions,
    private readonly queries: IdentityQueries,
    private readonly setup: FirstAdministratorSetup,
  ) {}

  @Public()
  @Post('otp')
  @HttpCode(200)
  requestCode(@Body({ schema: RequestCode }) body: RequestCode): Promise<{ validMinutes: number; againInSeconds: number }> {
    return this.codes.send({ phone: body.phone, purpose: 'login', language: body.language });
  }

  @Public()
  @Post('otp/verify')
  @HttpCode(200)
  async verifyCode(@Body({ schema: VerifyCode }) body: VerifyCode, @Ip() address: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ person: PersonView | null }> {
    return this.welcome(await this.residents.logIn(body), address, reply);
  }

  @Public()
  @Post('staff')
  @HttpCode(200)
  async logInStaff(@Body({ schema: StaffLogin }) body: StaffLogin, @Ip() address: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ person: PersonView | null }> {
    return this.welcome(await this.staff.logIn(body, address), address, reply);
  }

  @Public()
  @Post('guest')
  @HttpCode(200)
  async openGuestLink(
    @Body({ schema: OpenGuestLink }) body: z.infer<typeof OpenGuestLink>,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ person: PersonView | null }> {
    return this.welcome(await this.guests.open(body.token), address, reply);
  }

  @Public()
  @Get('me')
  async me(@MaybeMe() person: Person | undefined): Promise<{ person: PersonView | null }> {
    return { person: person ? await this.queries.view(person) : null };
  }

  /** Stay logged in: one press before the log-in ends. */
  @Allow('resident', 'gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator', 'guest')
  @Post('extend')
  @HttpCode(200)
  async extend(@Me() person: Person, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ sessionEndsInSeconds: number }> {
    const expiresAt = await this.transactions.run((tx) => this.sessions.extend(tx, person));
    setSessionCookie(reply, { token: request.cookies[sessionCookieName] ?? '', expiresAt }, this.config.secureCookies);
    return { sessionEndsInSeconds: await this.sessions.secondsLeft(person.sessionId) };
  }

  /** The language of the messages to this person, as they chose it on the page. */
  @Allow('resident', 'gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator')
  @Put('language')
  async chooseLanguage(@Me() person: Person, @Body({ schema: ChooseLanguage }) body: z.infer<typeof ChooseLanguage>): Promise<{ done: true }> {
    await this.transactions.run((tx) => this.residents.speaks(tx, person.accountId, body.language));
    return { done: true };
  }

  @Public()
  @Post('logout')
  @HttpCode(200)
  async logOut(@MaybeMe() person: Person | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ done: true }> {
    if (person) await this.transactions.run((tx) => this.sessions.end(tx, person.sessionId));
    clearSessionCookie(reply, this.config.secureCookies);
    return { done: true };
  }

  @Public()
  @Get('setup')
  async setupNeeded(): Promise<StaffDoor> {
    return { needed: await this.setup.needed(), demonstration: this.config.demonstration };
  }

  @Public()
  @Post('setup')
  @HttpCode(200)
  createFirst(@Body({ schema: FirstAdministrator }) body: FirstAdministrator): Promise<{ totpUri: string; totpSecret: string; totpQr: string }> {
    return this.setup.create(body);
  }

  private async welcome(session: { token: string; expiresAt: Date }, address: string, reply: FastifyReply): Promise<{ person: PersonView | null }> {
    setSessionCookie(reply, session, this.config.secureCookies);
    const person = await this.sessions.personOf(session.token, address);
    return { person: person ? await this.queries.view(person) : null };
  }
}
