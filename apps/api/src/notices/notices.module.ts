import { Module } from '@nestjs/common';
import { KeepNotice } from './keep-notice.js';
import { SuspendMediationUseCase } from './suspend-mediation.js';
import { SuspensionsController } from './suspensions.controller.js';
import { WriteInvitation } from './write-invitation.js';
import { WriteNonAcceptance } from './write-non-acceptance.js';
import { WriteOpeningPapers } from './write-opening-papers.js';

@Module({ controllers: [SuspensionsController], providers: [KeepNotice, SuspendMediationUseCase, WriteInvitation, WriteNonAcceptance, WriteOpeningPapers] })
export class NoticesModule {}
