import { Global, Module } from '@nestjs/common';
import { CasePapers } from './case-papers.js';
import { PapersController } from './papers.controller.js';

@Global()
@Module({ controllers: [PapersController], providers: [CasePapers], exports: [CasePapers] })
export class PapersModule {}
