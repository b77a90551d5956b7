import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ConfirmOral, DeclineOral, Id, OralHeard, RecordOral } from '@jiefen/mediation/wire';
import type { z } from 'zod';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { RecordOralAgreement } from './record-oral-agreement.js';

const done = { done: true } as const;
type Done = typeof done;

/** Closing by word: recorded by the mediator, said by each party. */
@Controller('cases/:id/oral')
export class OralController {
  constructor(private readonly oral: RecordOralAgreement) {}

  @Allow('mediator')
  @Post()
  @HttpCode(200)
  record(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: RecordOral }) body: z.infer<typeof RecordOral>): Promise<{ agreementId: string }> {
    return this.oral.record(person, id, body.version);
  }

  @Allow('resident')
  @Post('code')
  @HttpCode(200)
  code(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ validMinutes: number; againInSeconds: number }> {
    return this.oral.sendCode(person, id);
  }

  @Allow('resident')
  @Post('confirm')
  @HttpCode(200)
  async confirm(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: ConfirmOral }) body: z.infer<typeof ConfirmOral>): Promise<Done> {
    await this.oral.confirm(person, id, body.code);
    return done;
  }

  @Allow('mediator')
  @Post('heard')
  @HttpCode(200)
  async heard(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: OralHeard }) body: OralHeard): Promise<Done> {
    await this.oral.heard(person, id, body);
    return done;
  }

  @Allow('resident')
  @Post('decline')
  @HttpCode(200)
  async decline(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: DeclineOral }) body: z.infer<typeof DeclineOral>): Promise<Done> {
    await this.oral.decline(person, id, body.reason, body.note);
    return done;
  }

  @Allow('mediator')
  @Post('withdraw')
  @HttpCode(200)
  async withdraw(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<Done> {
    await this.oral.withdraw(person, id);
    return done;
  }
}
