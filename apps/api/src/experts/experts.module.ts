import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { AppointMediator } from './appoint-mediator.js';
import { CandidateQueries } from './candidates.queries.js';
import { ExpertsController } from './experts.controller.js';

@Module({ imports: [InvitationsModule], controllers: [ExpertsController], providers: [AppointMediator, CandidateQueries], exports: [AppointMediator, CandidateQueries] })
export class ExpertsModule {}
