import { Module } from '@nestjs/common';
import { CloseAccount } from './close-account.js';
import { DataRequests } from './data-requests.js';
import { OwnDataController } from './own-data.controller.js';
import { OwnDataQueries } from './own-data.queries.js';

@Module({ controllers: [OwnDataController], providers: [OwnDataQueries, DataRequests, CloseAccount] })
export class OwnDataModule {}
