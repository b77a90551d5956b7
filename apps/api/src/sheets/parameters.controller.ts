import type { ParameterTables } from '@jiefen/mediation';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { EnterInsuranceLimits, EnterLprPoint, EnterParameter, EnterRegion, type TablesView } from '@jiefen/mediation/wire';
import { Allow, Me, Public, type Person } from '../platform/http/access.js';
import { EnterParameters } from './enter-parameters.js';
import { CalculatorTables } from './parameter-tables.js';

@Controller('calculator-tables')
export class ParametersController {
  constructor(
    private readonly tables: CalculatorTables,
    private readonly enter: EnterParameters,
  ) {}

  @Allow('resident', 'mediator', 'administrator')
  @Get()
  view(): Promise<TablesView> {
    return this.tables.view();
  }

  /** What the numbers of the guided advice are counted with: published figures only, read without logging in. */
  @Public()
  @Get('in-force')
  inForce(): Promise<ParameterTables> {
    return this.tables.current();
  }

  @Allow('administrator')
  @Post('regions')
  async region(@Me() person: Person, @Body({ schema: EnterRegion }) body: EnterRegion): Promise<{ done: true }> {
    await this.enter.region(person, body);
    return { done: true };
  }

  @Allow('administrator')
  @Post('values')
  async value(@Me() person: Person, @Body({ schema: EnterParameter }) body: EnterParameter): Promise<{ done: true }> {
    await this.enter.value(person, body);
    return { done: true };
  }

  @Allow('administrator')
  @Post('lpr')
  async lpr(@Me() person: Person, @Body({ schema: EnterLprPoint }) body: EnterLprPoint): Promise<{ done: true }> {
    await this.enter.lpr(person, body);
    return { done: true };
  }

  @Allow('administrator')
  @Post('insurance')
  async insurance(@Me() person: Person, @Body({ schema: EnterInsuranceLimits }) body: EnterInsuranceLimits): Promise<{ done: true }> {
    await this.enter.insurance(person, body);
    return { done: true };
  }
}
