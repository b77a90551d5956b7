import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LIVEKIT_VERSION } from './paths.mjs';
import { run } from './run-command.mjs';

const OFFICIAL = 'https://github.com/livekit/livekit/releases/download';
const PLATFORMS = { 'linux-x64': 'linux_amd64', 'linux-arm64': 'linux_arm64', 'linux-arm': 'linux_armv7' };

/** The name of the release archive for a platform, or undefined where the project publishes none (macOS). */
export function archiveName(platform = process.platform, arch = process.arch) {
  const known = PLATFORMS[`${platform}-${arch}`];
  return known && `livekit_${LIVEKIT_VERSION}_${known}.tar.gz`;
}

async function download(url) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(180_000) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** The published SHA-256 of a file, from the text of checksums.txt (`<hash>  <name>` per line). */
export function publishedChecksum(text, name) {
  const line = text.split('\n').find((entry) => entry.trim().split(/\s+\*?/)[1] === name);
  return line?.trim().split(/\s+/)[0]?.toLowerCase();
}

/**
 * Fetches the official release, compares it with its published checksum and puts the server at `target`.
 * Nothing is unpacked before the comparison: an altered archive must not get to run.
 */
export async function fetchRelease(target, { base = process.env.LIVEKIT_RELEASE_BASE ?? OFFICIAL, name = archiveName(), fetchBytes = download } = {}) {
  if (!name) throw new Error(`no release archive for ${process.platform} ${process.arch}`);
  const folder = `${base.replace(/\/$/, '')}/v${LIVEKIT_VERSION}`;
  const expected = publishedChecksum((await fetchBytes(`${folder}/checksums.txt`)).toString('utf8'), name);
  if (!/^[0-9a-f]{64}$/.test(expected ?? '')) throw new Error(`checksums.txt does not list ${name}`);
  const archive = await fetchBytes(`${folder}/${name}`);
  const actual = createHash('sha256').update(archive).digest('hex');
  if (actual !== expected) throw new Error(`${name} has checksum ${actual.slice(0, 12)}…, published is ${expected.slice(0, 12)}…: not used`);

  mkdirSync(dirname(target), { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'jiefen-livekit-'));
  try {
    writeFileSync(join(work, name), archive);
    const { code, output } = await run('tar', ['-xzf', join(work, name), '-C', work, 'livekit-server']);
    if (code !== 0 || !existsSync(join(work, 'livekit-server'))) throw new Error(`${name} could not be unpacked: ${output.trim()}`);
    // Copied beside the target first: a half-written file under the final name would be taken for a server.
    const { code: copied } = await run('cp', [join(work, 'livekit-server'), `${target}.new`]);
    if (copied !== 0) throw new Error(`cannot write ${target}`);
    chmodSync(`${target}.new`, 0o755);
    renameSync(`${target}.new`, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}
