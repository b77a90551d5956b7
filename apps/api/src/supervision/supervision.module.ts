import { Module } from '@nestjs/common';
import { EscalateDeadlines } from './escalate-deadlines.job.js';
import { NoteDeadlineUseCase } from './note-deadline.js';
import { SatisfactionQueries } from './satisfaction.queries.js';
import { SupervisionController } from './supervision.controller.js';
import { SupervisionQueries } from './supervision.queries.js';
import { TasksQueries } from './tasks.queries.js';

@Module({ controllers: [SupervisionController], providers: [SatisfactionQueries, SupervisionQueries, TasksQueries, NoteDeadlineUseCase, EscalateDeadlines] })
export class SupervisionModule {}
