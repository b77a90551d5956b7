import { Module } from '@nestjs/common';
import { AnswerInvitationUseCase } from './answer-invitation.js';
import { InvitationsController } from './invitations.controller.js';
import { InviteOtherSide } from './invite-other-side.js';

@Module({ controllers: [InvitationsController], providers: [InviteOtherSide, AnswerInvitationUseCase], exports: [InviteOtherSide] })
export class InvitationsModule {}
