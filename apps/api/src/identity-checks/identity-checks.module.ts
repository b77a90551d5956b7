import { Module } from '@nestjs/common';
import { CompareDocument } from './compare-document.js';
import { IdentityChecksController } from './identity-checks.controller.js';
import { IdentityChecks } from './identity-checks.queries.js';

@Module({ controllers: [IdentityChecksController], providers: [IdentityChecks, CompareDocument], exports: [IdentityChecks] })
export class IdentityChecksModule {}
