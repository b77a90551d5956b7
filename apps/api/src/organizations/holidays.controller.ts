import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AddClosingDay, AddSchedule, Day, Id, type ClosingDayRow, type ScheduleRow } from '@jiefen/mediation/wire';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { KeepHolidays } from './keep-holidays.js';

@Controller('admin')
export class HolidaysController {
  constructor(private readonly holidays: KeepHolidays) {}

  @Allow('administrator')
  @Get('bodies/:id/closing-days')
  closingDays(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<ClosingDayRow[]> {
    return this.holidays.closingDays(person, id);
  }

  @Allow('administrator')
  @Post('bodies/:id/closing-days')
  async close(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AddClosingDay }) body: AddClosingDay): Promise<{ done: true }> {
    await this.holidays.close(person, id, body);
    return { done: true };
  }

  @Allow('administrator')
  @Delete('bodies/:id/closing-days/:day')
  @HttpCode(200)
  async open(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('day', { schema: Day }) day: string): Promise<{ done: true }> {
    await this.holidays.open(person, id, day);
    return { done: true };
  }

  @Allow('administrator')
  @Get('schedules')
  schedules(): Promise<ScheduleRow[]> {
    return this.holidays.schedules();
  }

  @Allow('administrator')
  @Post('schedules')
  async addSchedule(@Me() person: Person, @Body({ schema: AddSchedule }) body: AddSchedule): Promise<{ done: true }> {
    await this.holidays.addSchedule(person, body);
    return { done: true };
  }
}
