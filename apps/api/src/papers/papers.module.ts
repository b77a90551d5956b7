import { Global, Module } from '@nestjs/common';
import { CasePapers } from './case-papers.js';
import { ScannedPapers } from './scanned-papers.js';
import { TranslatePaper } from './translate-paper.js';
import { PapersController } from './papers.controller.js';

@Global()
@Module({ controllers: [PapersController], providers: [CasePapers, ScannedPapers, TranslatePaper], exports: [CasePapers, ScannedPapers] })
export class PapersModule {}
