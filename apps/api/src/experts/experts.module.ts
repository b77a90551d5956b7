import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { AgreeToRelation } from './agree-to-relation.js';
import { AppointMediator } from './appoint-mediator.js';
import { Appointments } from './appointments.js';
import { CandidateQueries } from './candidates.queries.js';
import { ExpertsController } from './experts.controller.js';
import { ExpertsRegister } from './experts-register.js';
import { ExpertsRegisterController } from './experts-register.controller.js';
import { ExpertsRegisterQueries } from './experts-register.queries.js';

@Module({ imports: [InvitationsModule], controllers: [ExpertsController, ExpertsRegisterController], providers: [AgreeToRelation, AppointMediator, Appointments, CandidateQueries, ExpertsRegister, ExpertsRegisterQueries], exports: [AppointMediator, CandidateQueries] })
export class ExpertsModule {}
