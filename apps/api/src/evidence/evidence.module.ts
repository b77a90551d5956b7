import { Global, Module } from '@nestjs/common';
import { EvidenceController } from './evidence.controller.js';
import { Exhibits } from './exhibits.js';
import { KeepUpload } from './keep-upload.js';
import { WriteExhibitList } from './write-exhibit-list.job.js';
import { OwnViews } from './own-views.js';

@Global()
@Module({ controllers: [EvidenceController], providers: [WriteExhibitList, Exhibits, KeepUpload, OwnViews], exports: [Exhibits, KeepUpload] })
export class EvidenceModule {}
