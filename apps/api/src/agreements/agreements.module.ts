import { Module } from '@nestjs/common';
import { IdentityChecksModule } from '../identity-checks/identity-checks.module.js';
import { AgreementQueries } from './agreement.queries.js';
import { AgreementsController } from './agreements.controller.js';
import { CertifySigning } from './certify-signing.job.js';
import { DraftAgreement } from './draft-agreement.js';
import { IssueCertificate } from './issue-certificate.js';
import { FreezeAgreement } from './freeze-agreement.js';
import { OfflineVerifier } from './offline-verifier.js';
import { PenScan } from './pen-scan.js';
import { OralController } from './oral.controller.js';
import { RecordOralAgreement } from './record-oral-agreement.js';
import { SignAgreementUseCase } from './sign-agreement.js';
import { SigningDesk } from './signing-desk.js';
import { SigningGate } from './signing-gate.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { VerifyPaper } from './verify-paper.js';

@Module({ imports: [IdentityChecksModule, SheetsModule], controllers: [AgreementsController, OralController], providers: [AgreementQueries, DraftAgreement, FreezeAgreement, SignAgreementUseCase, SigningDesk, SigningGate, RecordOralAgreement, VerifyPaper, PenScan, OfflineVerifier, CertifySigning, IssueCertificate], exports: [SigningDesk, IssueCertificate] })
export class AgreementsModule {}
