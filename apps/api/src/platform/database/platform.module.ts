import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DataSource as DataSourceToken } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { Jobs } from '../jobs/jobs.js';
import { Live } from '../live/live.js';
import { PagePictures } from '../papers/page-pictures.js';
import { Papers } from '../papers/papers.js';
import { FileStore } from '../storage/file-store.js';
import { Transactions } from './transactions.js';

export interface PlatformParts {
  readonly config: Config;
  readonly source: DataSource;
  readonly clock: Clock;
  readonly files: FileStore;
}

/** What every feature may use: configuration, database, clock, jobs, files, live changes, field encryption. */
@Global()
@Module({})
export class PlatformModule {
  static with(parts: PlatformParts): DynamicModule {
    const secrets = [parts.config.JIEFEN_SECRET, ...parts.config.JIEFEN_OLD_SECRETS.split(',').filter((secret) => secret !== '')];
    const providers = [
      { provide: CONFIG, useValue: parts.config },
      { provide: DataSourceToken, useValue: parts.source },
      { provide: Clock, useValue: parts.clock },
      { provide: FileStore, useValue: parts.files },
      { provide: FieldCipher, useValue: new FieldCipher(secrets) },
      Transactions,
      Jobs,
      Live,
      Papers,
      PagePictures,
    ];
    return { module: PlatformModule, providers, exports: providers };
  }
}
