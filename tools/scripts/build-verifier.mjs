// Builds the off-line verifier: one HTML file from the same code that the portal's verify page runs.
// Usage: node tools/scripts/build-verifier.mjs [--out FILE] [--root ROOT.pem]…
// Without --root the place for trusted roots stays empty; the server fills it with embedTrustedRoots when it serves the file.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const project = resolve(import.meta.dirname, '../..');
const page = join(project, 'libs/documents/src/verify/page');
const { values } = parseArgs({ options: { out: { type: 'string' }, root: { type: 'string', multiple: true } } });
const out = resolve(values.out ?? join(project, 'libs/documents/dist/verifier/verifier.html'));

const result = await build({
  root: page,
  configFile: false,
  logLevel: 'warn',
  build: {
    write: false,
    target: 'es2022',
    minify: true,
    modulePreload: false,
    rollupOptions: { input: join(page, 'verifier.ts'), output: { format: 'iife', codeSplitting: false } },
  },
});
const chunks = (Array.isArray(result) ? result : [result]).flatMap((part) => part.output).filter((part) => part.type === 'chunk');
if (chunks.length !== 1) throw new Error(`the verifier must be one script, not ${chunks.length}`);

// `</script` inside a string would end the script early.
const script = chunks[0].code.trim().replaceAll('</script', '<\\/script');
const hash = `sha256-${createHash('sha256').update(script).digest('base64')}`;
let html = (await readFile(join(page, 'verifier.html'), 'utf8')).replace('%SCRIPT_HASH%', () => hash).replace('%SCRIPT%', () => script);

if (values.root) {
  const roots = await Promise.all(
    values.root.map(async (file) => Buffer.from((await readFile(file, 'utf8')).replace(/-----[^-]+-----|\s/g, ''), 'base64').toString('base64')),
  );
  const place = '<script type="application/json" id="trusted-roots">[]</script>';
  html = html.replace(place, place.replace('[]', JSON.stringify(roots)));
}
await mkdir(dirname(out), { recursive: true });
await writeFile(out, html);
console.log(`${out} (${Math.round(Buffer.byteLength(html) / 1024)} KB)`);
