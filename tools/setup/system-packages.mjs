import { existsSync } from 'node:fs';
import { findProgram, run } from './run-command.mjs';

const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The browser for the stories: CHROMIUM_PATH, or one that is installed. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  return findProgram('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome') ?? (existsSync(MAC_CHROME) ? MAC_CHROME : undefined);
}

async function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  if (!findProgram('fc-list')) return false;
  return (await run('fc-list', [':lang=zh'])).output.trim() !== '';
}

/** What the tests need besides npm packages: how it is recognised, what Debian calls it, what is missing without it. */
const NEEDS = [
  { is: 'Chromium', packages: ['chromium'], here: async () => findChromium() !== undefined, without: 'the browser stories do not run' },
  { is: 'Chinese fonts', packages: ['fonts-noto-cjk', 'fontconfig'], here: hasChineseFont, without: 'screenshots show boxes instead of characters' },
  { is: 'pdftotext (poppler)', packages: ['poppler-utils'], here: async () => findProgram('pdftotext') !== undefined, without: 'PDF texts are not compared by a second program' },
  { is: 'docker-compose', packages: ['docker-compose'], here: async () => findProgram('docker-compose') !== undefined, without: 'docker/compose.yaml is not checked' },
];

async function missing() {
  const here = await Promise.all(NEEDS.map((need) => need.here()));
  return NEEDS.filter((_, index) => !here[index]);
}

/** Installs what is missing where we may (root on a Debian machine), else says what to install and what is left out. */
export async function ensureSystemPackages(note = () => {}) {
  let absent = await missing();
  if (absent.length > 0 && process.getuid?.() === 0 && findProgram('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    note('(apt-get update)');
    await run('apt-get', ['update', '-qq'], { env });
    for (const need of absent) {
      note(`(apt-get install ${need.packages.join(' ')})`);
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...need.packages], { env });
    }
    absent = await missing();
  }
  if (absent.length === 0) return 'all there';
  return absent.map((need) => `${need.is} is missing (Debian: apt-get install ${need.packages.join(' ')}): ${need.without}`).join('; ');
}
