import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AgreementsModule } from './agreements/agreements.module.js';
import { AttorneysModule } from './attorneys/attorneys.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CasesModule } from './cases/cases.module.js';
import { ConfirmationModule } from './confirmation/confirmation.module.js';
import { DossierModule } from './dossier/dossier.module.js';
import { FollowUpModule } from './followup/followup.module.js';
import { DemonstrationModule } from './demonstration/demonstration.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { ExpertsModule } from './experts/experts.module.js';
import { IdentityChecksModule } from './identity-checks/identity-checks.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { InquiriesModule } from './inquiries/inquiries.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { IntegrationsModule } from './integrations/integrations.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OrganizationsModule } from './organizations/organizations.module.js';
import { OwnDataModule } from './own-data/own-data.module.js';
import { PapersModule } from './papers/papers.module.js';
import { PlatformModule, type PlatformParts } from './platform/database/platform.module.js';
import { HealthController } from './platform/http/health.controller.js';
import { RepresentationModule } from './representation/representation.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { RisksModule } from './risks/risks.module.js';
import { SchedulingModule } from './scheduling/scheduling.module.js';
import { SheetsModule } from './sheets/sheets.module.js';
import { SupervisionModule } from './supervision/supervision.module.js';
import { SessionsModule } from './sessions/sessions.module.js';

/** Every feature, in the order of the way of a case. Only this file knows them all. */
export const FEATURES = [
  AuditModule,
  IdentityModule,
  OrganizationsModule,
  CasesModule,
  PapersModule,
  EvidenceModule,
  RepresentationModule,
  IdentityChecksModule,
  IntakeModule,
  ExpertsModule,
  InvitationsModule,
  NoticesModule,
  SchedulingModule,
  SessionsModule,
  SheetsModule,
  AgreementsModule,
  ConfirmationModule,
  AttorneysModule,
  InquiriesModule,
  RisksModule,
  FollowUpModule,
  DossierModule,
  SupervisionModule,
  NotificationsModule,
  OwnDataModule,
  RetentionModule,
  DemonstrationModule,
];

@Module({})
export class AppModule {
  /** `integrations` is replaced by tests that hand in fakes of the outside systems. */
  static with(parts: PlatformParts, integrations: Type | DynamicModule = IntegrationsModule): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(parts), integrations, ...FEATURES], controllers: [HealthController] };
  }
}
