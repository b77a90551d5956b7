import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { Id, MakePower, SignPower, type PowerView } from '@jiefen/mediation/wire';
import type { FastifyRequest } from 'fastify';
import { readUpload } from '../evidence/read-multipart.js';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { MakePowerOfAttorney } from './make-power.js';
import { SignPowerOfAttorney } from './sign-power.js';

/** Powers of attorney of a case. */
@Controller('cases/:id/powers')
export class AttorneysController {
  constructor(
    private readonly making: MakePowerOfAttorney,
    private readonly signing: SignPowerOfAttorney,
  ) {}

  @Allow('resident', 'clerk', 'dispatcher', 'mediator', 'supervisor')
  @Get()
  list(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<PowerView[]> {
    return this.making.list(person, id);
  }

  @Allow('resident', 'clerk', 'dispatcher', 'mediator')
  @Post()
  make(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: MakePower }) body: MakePower): Promise<{ id: string }> {
    return this.making.make(person, id, body);
  }

  @Allow('resident')
  @Post(':power/signing-code')
  @HttpCode(200)
  sendCode(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('power', { schema: Id }) power: string): Promise<{ validMinutes: number; againInSeconds: number }> {
    return this.signing.sendCode(person, id, power);
  }

  @Allow('resident')
  @Post(':power/sign')
  @HttpCode(200)
  async sign(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('power', { schema: Id }) power: string, @Body({ schema: SignPower }) body: SignPower): Promise<{ done: true }> {
    await this.signing.sign(person, id, power, body);
    return { done: true };
  }

  @Allow('resident', 'clerk', 'dispatcher', 'mediator')
  @Post(':power/scan')
  @HttpCode(200)
  async scan(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('power', { schema: Id }) power: string, @Req() request: FastifyRequest): Promise<{ done: true }> {
    await this.signing.scan(person, id, power, await readUpload(request));
    return { done: true };
  }

  @Allow('resident')
  @Post(':power/revoke')
  @HttpCode(200)
  async revoke(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('power', { schema: Id }) power: string): Promise<{ done: true }> {
    await this.making.revoke(person, id, power);
    return { done: true };
  }
}
