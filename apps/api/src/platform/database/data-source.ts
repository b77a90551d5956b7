import { DataSource, type DataSourceOptions } from 'typeorm';
import { SnakeNaming } from './snake-naming.js';
import { KeepAudit1764000000000 } from './migrations/1764000000000-KeepAudit.js';
import { KnowPeopleAndBodies1764000001000 } from './migrations/1764000001000-KnowPeopleAndBodies.js';
import { OpenCases1764000002000 } from './migrations/1764000002000-OpenCases.js';
import { SendMessages1764000003000 } from './migrations/1764000003000-SendMessages.js';
import { TakeFilingsAndExhibits1764000004000 } from './migrations/1764000004000-TakeFilingsAndExhibits.js';
import { InviteAndSchedule1764000005000 } from './migrations/1764000005000-InviteAndSchedule.js';
import { KeepExperts1764000006000 } from './migrations/1764000006000-KeepExperts.js';
import { HoldSessions1764000007000 } from './migrations/1764000007000-HoldSessions.js';
import { AdministerBodies1764000008000 } from './migrations/1764000008000-AdministerBodies.js';
import { WatchDeadlines1764000009000 } from './migrations/1764000009000-WatchDeadlines.js';
import { DraftAndSignAgreements1764000010000 } from './migrations/1764000010000-DraftAndSignAgreements.js';
import { ApplyForConfirmation1764000011000 } from './migrations/1764000011000-ApplyForConfirmation.js';
import { FollowUpPerformance1764000012000 } from './migrations/1764000012000-FollowUpPerformance.js';
import { ShareSheets1764000013000 } from './migrations/1764000013000-ShareSheets.js';
import { CompareSignedPaper1764000014000 } from './migrations/1764000014000-CompareSignedPaper.js';
import { ReplaceAgreements1764000016000 } from './migrations/1764000016000-ReplaceAgreements.js';
import { RecordOralAgreements1764000017000 } from './migrations/1764000017000-RecordOralAgreements.js';
import { AskForConsent1764000018000 } from './migrations/1764000018000-AskForConsent.js';
import { SpeakForParties1764000019000 } from './migrations/1764000019000-SpeakForParties.js';
import { TellPapersApart1764000020000 } from './migrations/1764000020000-TellPapersApart.js';
import { CheckMinutesAndRest1764000021000 } from './migrations/1764000021000-CheckMinutesAndRest.js';
import { RegisterPapersInPublic1764000022000 } from './migrations/1764000022000-RegisterPapersInPublic.js';
import { CertifySigning1764000023000 } from './migrations/1764000023000-CertifySigning.js';
import { HearBothSides1764000024000 } from './migrations/1764000024000-HearBothSides.js';
import { AskForSatisfaction1764000024500 } from './migrations/1764000024500-AskForSatisfaction.js';
import { KeepRecoveryCodes1764000025000 } from './migrations/1764000025000-KeepRecoveryCodes.js';
import { PauseSessions1764000025500 } from './migrations/1764000025500-PauseSessions.js';
import { KeepCourtMessages1764000026000 } from './migrations/1764000026000-KeepCourtMessages.js';
import { ExtendReview1764000027000 } from './migrations/1764000027000-ExtendReview.js';
import { NameWhoApproved1764000028000 } from './migrations/1764000028000-NameWhoApproved.js';
import { NameDaysOfClocks1764000030000 } from './migrations/1764000030000-NameDaysOfClocks.js';
import { KnowEntrustments1764000031000 } from './migrations/1764000031000-KnowEntrustments.js';
import { TellRepresentatives1764000032000 } from './migrations/1764000032000-TellRepresentatives.js';
import { KeepWhatRankingReads1764000037000 } from './migrations/1764000037000-KeepWhatRankingReads.js';
import { AnswerDataRequests1764000043000 } from './migrations/1764000043000-AnswerDataRequests.js';
import { AskForOpenSession1764000045000 } from './migrations/1764000045000-AskForOpenSession.js';
import { RecordRisks1764000044000 } from './migrations/1764000044000-RecordRisks.js';
import { KnowRefusedMessages1764000042000 } from './migrations/1764000042000-KnowRefusedMessages.js';
import { CheckIdentity1764000040000 } from './migrations/1764000040000-CheckIdentity.js';
import { KeepWhatTranslationsAreMadeFrom1764000034000 } from './migrations/1764000034000-KeepWhatTranslationsAreMadeFrom.js';

/** All migrations in order. A released one is never edited. */
export const MIGRATIONS = [
  KeepAudit1764000000000,
  KnowPeopleAndBodies1764000001000,
  OpenCases1764000002000,
  SendMessages1764000003000,
  TakeFilingsAndExhibits1764000004000,
  InviteAndSchedule1764000005000,
  KeepExperts1764000006000,
  HoldSessions1764000007000,
  AdministerBodies1764000008000,
  WatchDeadlines1764000009000,
  DraftAndSignAgreements1764000010000,
  ApplyForConfirmation1764000011000,
  FollowUpPerformance1764000012000,
  ShareSheets1764000013000,
  CompareSignedPaper1764000014000,
  ReplaceAgreements1764000016000,
  RecordOralAgreements1764000017000,
  AskForConsent1764000018000,
  SpeakForParties1764000019000,
  TellPapersApart1764000020000,
  CheckMinutesAndRest1764000021000,
  RegisterPapersInPublic1764000022000,
  CertifySigning1764000023000,
  HearBothSides1764000024000,
  AskForSatisfaction1764000024500,
  KeepRecoveryCodes1764000025000,
  PauseSessions1764000025500,
  KeepCourtMessages1764000026000,
  ExtendReview1764000027000,
  NameWhoApproved1764000028000,
  NameDaysOfClocks1764000030000,
  KnowEntrustments1764000031000,
  TellRepresentatives1764000032000,
  KeepWhatRankingReads1764000037000,
  CheckIdentity1764000040000,
  KnowRefusedMessages1764000042000,
  AnswerDataRequests1764000043000,
  RecordRisks1764000044000,
  AskForOpenSession1764000045000,
  KeepWhatTranslationsAreMadeFrom1764000034000,
];

type Entities = NonNullable<DataSourceOptions['entities']>;

/** The data source; entities are handed in by app.module, because platform knows no feature. */
export function dataSourceOptions(url: string, pool: number, entities: Entities): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    migrationsTableName: 'schema_migrations',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    applicationName: 'jiefen-api',
    extra: { max: pool, statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 },
  };
}

export function openDataSource(url: string, pool: number, entities: Entities): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url, pool, entities)).initialize();
}
