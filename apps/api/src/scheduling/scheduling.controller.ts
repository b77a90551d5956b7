import { Body, Controller, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import { BookSlot, Id, MarkSlots, type ScheduleView } from '@jiefen/mediation/wire';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { FindATime } from './find-a-time.js';

@Controller('cases/:id/schedule')
export class SchedulingController {
  constructor(private readonly times: FindATime) {}

  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Get()
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<ScheduleView> {
    return this.times.view(person, id);
  }

  @Allow('resident', 'mediator')
  @Put('marks')
  async mark(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: MarkSlots }) body: MarkSlots): Promise<{ done: true }> {
    await this.times.mark(person, id, body);
    return { done: true };
  }

  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Post('booking')
  @HttpCode(200)
  async book(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: BookSlot }) body: BookSlot): Promise<{ done: true }> {
    await this.times.book(person, id, body);
    return { done: true };
  }

  @Allow('resident', 'mediator', 'clerk', 'dispatcher')
  @Get('booking.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="jiefen.ics"')
  calendar(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<string> {
    return this.times.calendarFile(person, id);
  }
}
