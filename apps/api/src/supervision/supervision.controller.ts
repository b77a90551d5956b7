import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Id, NoteDeadline, WatchDeadlines, type SatisfactionOfBodies, type SupervisionView, type TodayView } from '@jiefen/mediation/wire';
import type { z } from 'zod';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { NoteDeadlineUseCase } from './note-deadline.js';
import { SatisfactionQueries } from './satisfaction.queries.js';
import { SupervisionQueries } from './supervision.queries.js';
import { TasksQueries } from './tasks.queries.js';

/** Deadlines as work: one's own today, and all of a subtree. */
@Controller()
export class SupervisionController {
  constructor(
    private readonly tasks: TasksQueries,
    private readonly supervision: SupervisionQueries,
    private readonly notes: NoteDeadlineUseCase,
    private readonly answers: SatisfactionQueries,
  ) {}

  @Allow('gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator')
  @Get('tasks')
  today(@Me() person: Person): Promise<TodayView> {
    return this.tasks.today(person);
  }

  @Allow('supervisor')
  @Get('supervision')
  watch(@Me() person: Person, @Query({ schema: WatchDeadlines }) query: WatchDeadlines): Promise<SupervisionView> {
    return this.supervision.watch(person, query);
  }

  @Allow('supervisor')
  @Get('supervision/satisfaction')
  satisfaction(@Me() person: Person): Promise<SatisfactionOfBodies> {
    return this.answers.ofBodies(person);
  }

  /** Says what is being done about a deadline that ran out. */
  @Allow('supervisor')
  @Post('supervision/deadlines/:id/notes')
  @HttpCode(200)
  async note(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: NoteDeadline }) body: z.infer<typeof NoteDeadline>): Promise<{ done: true }> {
    await this.notes.note(person, id, body.note);
    return { done: true };
  }
}
