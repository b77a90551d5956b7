import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Config } from '../config/config.js';

/** Bytes under a key. On one machine a folder; in production any S3-compatible storage. Keys are made by us, never by people. */
@Injectable()
export class FileStore {
  private constructor(private readonly disk: Disk) {}

  static async open(config: Config): Promise<FileStore> {
    if (config.S3_BUCKET && config.S3_ENDPOINT) {
      // The S3 client is large: a single machine never loads it.
      const { S3Driver } = await import('flydrive/drivers/s3');
      const driver = new S3Driver({
        credentials: { accessKeyId: config.S3_ACCESS_KEY ?? '', secretAccessKey: config.S3_SECRET_KEY ?? '' },
        endpoint: config.S3_ENDPOINT,
        region: config.S3_REGION,
        bucket: config.S3_BUCKET,
        forcePathStyle: true,
        visibility: 'private',
        supportsACL: false,
      });
      return new FileStore(new Disk(driver));
    }
    const { resolve } = await import('node:path');
    return new FileStore(new Disk(new FSDriver({ location: resolve(config.STORAGE_DIR), visibility: 'private' })));
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await this.disk.put(key, bytes);
  }

  async putStream(key: string, stream: Readable): Promise<void> {
    await this.disk.putStream(key, stream);
  }

  async bytes(key: string): Promise<Uint8Array> {
    return this.disk.getBytes(key);
  }

  async stream(key: string): Promise<Readable> {
    return this.disk.getStream(key);
  }

  async exists(key: string): Promise<boolean> {
    return this.disk.exists(key);
  }

  async remove(key: string): Promise<void> {
    await this.disk.delete(key);
  }
}
