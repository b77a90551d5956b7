import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const WORTH_IT = /\.(?:js|css|html|svg|json|webmanifest)$/;

/** Writes .br and .gz beside every text file, so that no server spends processor time on it again. */
export function compressed(): Plugin {
  let folder = '';
  return {
    name: 'jiefen:compressed',
    apply: 'build',
    configResolved(config) {
      folder = config.build.ssr ? '' : config.build.outDir;
    },
    async writeBundle() {
      if (folder === '') return;
      const names = await readdir(folder, { recursive: true });
      for (const name of names.filter((each) => WORTH_IT.test(each) && !each.startsWith('.vite'))) await compress(join(folder, name));
    },
  };
}

/** The two files beside one. */
export async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  await Promise.all([
    brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).then((out) => writeFile(`${path}.br`, out)),
    zip(bytes, { level: 9 }).then((out) => writeFile(`${path}.gz`, out)),
  ]);
}
