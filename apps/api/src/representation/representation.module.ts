import { Module } from '@nestjs/common';
import { RecordGroupUseCase } from './record-group.js';
import { RegisterGuardianUseCase } from './register-guardian.js';
import { RepresentationController } from './representation.controller.js';

@Module({ controllers: [RepresentationController], providers: [RegisterGuardianUseCase, RecordGroupUseCase], exports: [RegisterGuardianUseCase] })
export class RepresentationModule {}
