import { Global, Module } from '@nestjs/common';
import { Audit } from './audit.js';
import { TrailController } from './trail.controller.js';
import { TrailQueries } from './trail.queries.js';

@Global()
@Module({ controllers: [TrailController], providers: [Audit, TrailQueries], exports: [Audit] })
export class AuditModule {}
