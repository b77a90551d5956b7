import { Global, Module } from '@nestjs/common';
import { CodesController } from './codes.controller.js';
import { OrganizationQueries } from './organization.queries.js';

@Global()
@Module({ controllers: [CodesController], providers: [OrganizationQueries], exports: [OrganizationQueries] })
export class OrganizationsModule {}
