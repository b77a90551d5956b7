import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveName, fetchRelease, publishedChecksum } from './livekit-release.mjs';
import { LIVEKIT_VERSION } from './paths.mjs';

const NAME = `livekit_${LIVEKIT_VERSION}_linux_amd64.tar.gz`;
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** A release page with the layout of the real one: /v<version>/checksums.txt and the archives beside it. */
describe('the official release of the video server', () => {
  let work;
  let server;
  let base;
  let archive;
  let published;
  let target;

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'jiefen-release-'));
    writeFileSync(join(work, 'livekit-server'), `#!/bin/sh\necho livekit-server version ${LIVEKIT_VERSION}\n`, { mode: 0o644 });
    writeFileSync(join(work, 'LICENSE'), 'Apache-2.0');
    execFileSync('tar', ['-czf', NAME, 'LICENSE', 'livekit-server'], { cwd: work });
    archive = readFileSync(join(work, NAME));
    server = createServer((asked, answer) => {
      if (asked.url === `/v${LIVEKIT_VERSION}/checksums.txt` && published !== undefined) return answer.end(published);
      if (asked.url === `/v${LIVEKIT_VERSION}/${NAME}`) return answer.end(archive);
      return answer.writeHead(404).end();
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${server.address().port}`;
  });

  afterAll(() => {
    server.close();
    rmSync(work, { recursive: true, force: true });
  });

  beforeEach(() => {
    published = `${'0'.repeat(64)}  livekit_${LIVEKIT_VERSION}_windows_amd64.zip\n${sha256(archive)}  ${NAME}\n`;
    target = join(mkdtempSync(join(work, 'cache-')), 'deeper', 'livekit-server');
  });

  it('is unpacked and made executable when its checksum is the published one', async () => {
    await fetchRelease(target, { base, name: NAME });
    expect(execFileSync(target, { encoding: 'utf8' }).trim()).toBe(`livekit-server version ${LIVEKIT_VERSION}`);
    expect(statSync(target).mode & 0o111).toBe(0o111);
  });

  it('is not used when one byte differs from what was published', async () => {
    published = `${sha256(Buffer.concat([archive, Buffer.from('x')]))}  ${NAME}\n`;
    await expect(fetchRelease(target, { base, name: NAME })).rejects.toThrow('not used');
    expect(existsSync(target)).toBe(false);
  });

  it('is not used when the list of checksums does not name it or is missing', async () => {
    published = `${sha256(archive)}  ${NAME}.sig\n`;
    await expect(fetchRelease(target, { base, name: NAME })).rejects.toThrow('does not list');
    published = undefined;
    await expect(fetchRelease(target, { base, name: NAME })).rejects.toThrow('answered 404');
  });

  it('does not exist for macOS, where the person is told the other ways', async () => {
    expect(archiveName('darwin', 'arm64')).toBeUndefined();
    expect(archiveName('linux', 'x64')).toBe(NAME);
  });

  it('is found in a list with the star of binary mode as well', () => {
    expect(publishedChecksum(`ABCDEF *${NAME}\r\n`, NAME)).toBe('abcdef');
  });
});
