import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AnswerConsent, AskMoreTime, Id, NameDay, type RunningTimesView, type TimeView } from '@jiefen/mediation/wire';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { MoreTime } from './more-time.js';
import { NameDayUseCase } from './name-day.js';
import { RunningTimesQueries } from './running-times.queries.js';

/** The clocks of a case that all parties together may lengthen. */
@Controller('cases/:id/time')
export class TimeController {
  constructor(
    private readonly time: MoreTime,
    private readonly running: RunningTimesQueries,
    private readonly naming: NameDayUseCase,
  ) {}

  @Allow('resident', 'mediator', 'clerk', 'dispatcher', 'supervisor')
  @Get()
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<TimeView> {
    return this.time.view(person, id);
  }

  /** What goes on running while people mediate: limitations and hard periods, with the days they count from. */
  @Allow('resident', 'mediator', 'clerk', 'dispatcher', 'supervisor')
  @Get('running')
  runningTimes(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<RunningTimesView> {
    return this.running.view(person, id);
  }

  @Allow('resident')
  @Post('running/days')
  @HttpCode(200)
  async nameDay(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: NameDay }) body: NameDay): Promise<{ done: true }> {
    await this.naming.name(person, id, body);
    return { done: true };
  }

  @Allow('mediator')
  @Post('clocks/:deadlineId/more')
  @HttpCode(200)
  async ask(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('deadlineId', { schema: Id }) deadlineId: string, @Body({ schema: AskMoreTime }) body: AskMoreTime): Promise<{ done: true }> {
    await this.time.ask(person, id, deadlineId, body);
    return { done: true };
  }

  @Allow('resident')
  @Post('answers')
  @HttpCode(200)
  async answer(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AnswerConsent }) body: AnswerConsent): Promise<{ done: true }> {
    await this.time.answer(person, id, body);
    return { done: true };
  }

  @Allow('mediator')
  @Post('questions/:questionId/withdrawal')
  @HttpCode(200)
  async withdraw(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('questionId', { schema: Id }) questionId: string): Promise<{ done: true }> {
    await this.time.withdraw(person, id, questionId);
    return { done: true };
  }
}
