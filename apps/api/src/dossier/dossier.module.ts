import { Module } from '@nestjs/common';
import { ConfirmationModule } from '../confirmation/confirmation.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { IdentityChecksModule } from '../identity-checks/identity-checks.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { BindDossier } from './bind-dossier.js';
import { DossierController } from './dossier.controller.js';
import { GatherPapers } from './gather-papers.js';
import { WriteTerminationNotice } from './write-termination-notice.js';

@Module({ imports: [ConfirmationModule, EvidenceModule, IdentityChecksModule, SessionsModule], controllers: [DossierController], providers: [BindDossier, GatherPapers, WriteTerminationNotice] })
export class DossierModule {}
