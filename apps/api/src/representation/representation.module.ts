import { Module } from '@nestjs/common';
import { KeepProofOfSpeaking } from './keep-proof.js';
import { RecordGroupUseCase } from './record-group.js';
import { RegisterGuardianUseCase } from './register-guardian.js';
import { RepresentationController } from './representation.controller.js';

@Module({ controllers: [RepresentationController], providers: [RegisterGuardianUseCase, RecordGroupUseCase, KeepProofOfSpeaking], exports: [RegisterGuardianUseCase] })
export class RepresentationModule {}
