// archiver 8 is an ES module with classes and ships no types; only what is used is declared.
declare module 'archiver' {
  import type { Transform } from 'node:stream';

  export class ZipArchive extends Transform {
    constructor(options?: { zlib?: { level?: number }; store?: boolean });
    append(source: Buffer, data: { name: string; date?: Date }): this;
    finalize(): Promise<void>;
  }
}
