import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { compress } from './compressed.ts';

// Writes dist/landing.html: resident.html with the landing already in it, so that a slow phone shows it before any
// script has arrived. The app then draws itself over it. Serve it for `/` and `/c/…`; resident.html for all else.
// Each page has a twin for devices that do not speak Chinese (`landing.en.html`): `lang` is right at the first paint.

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const dist = here('../dist');

interface Piece {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/**
 * The styles in the page itself: on a slow line asking for them would double the wait for the first words. The links
 * stay, disabled and so not fetched: by them the code that fetches pages sees that the styles are there.
 */
async function withStylesInside(page: string): Promise<string> {
  let html = page;
  for (const [link, href = ''] of page.matchAll(/<link rel="stylesheet" crossorigin href="\/([^"]+)">/g)) {
    const css = await readFile(join(dist, href), 'utf8');
    html = html.replace(link, () => `<style>${css.trim()}</style><link rel="stylesheet" disabled href="/${href}">`);
  }
  return html;
}

/** The twin of a page in English. */
async function inEnglish(name: string, page: string): Promise<void> {
  const path = join(dist, name.replace('.html', '.en.html'));
  await writeFile(path, page.replace('lang="zh-CN"', 'lang="en"').replace(/<title>[^<]*/, '<title>Jiefen'));
  await compress(path);
}

/** Every other page needs the list of all pages: fetched at once and not after the entry has asked for it. */
async function withPagesAtOnce(page: string): Promise<void> {
  const list = (await readdir(join(dist, 'assets'))).find((name) => /^pages-.*\.js$/.test(name));
  if (list === undefined) throw new Error('the build has no list of pages');
  const path = join(dist, 'resident.html');
  const whole = page.replace('</head>', `<link rel="modulepreload" crossorigin href="/assets/${list}"></head>`);
  await writeFile(path, whole);
  await compress(path);
  await inEnglish('resident.html', whole);
}

const folder = await mkdtemp(join(here('../node_modules/..'), '.prerender-'));
try {
  await build({ configFile: here('../vite.config.ts'), root: here('..'), mode: 'resident', logLevel: 'error', build: { ssr: here('../src/prerender.ts'), outDir: folder, emptyOutDir: true, copyPublicDir: false, manifest: false } });
  const { renderLanding } = (await import(pathToFileURL(join(folder, 'prerender.js')).href)) as { renderLanding: (language: 'zh' | 'en') => Promise<string> };
  const pieces = JSON.parse(await readFile(join(dist, '.vite/resident.json'), 'utf8')) as Record<string, Piece>;
  const page = await readFile(join(dist, 'resident.html'), 'utf8');
  const landing = async (language: 'zh' | 'en', texts: readonly string[]): Promise<string> => {
    const wanted = ['src/features/landing/pages/LandingPage.vue', ...texts].flatMap((name) => pieces[name] ?? []);
    const links = wanted.flatMap(({ file, css = [] }) => [`<link rel="modulepreload" crossorigin href="/${file}">`, ...css.map((each) => `<link rel="stylesheet" crossorigin href="/${each}">`)]);
    const drawn = await renderLanding(language);
    return (await withStylesInside(page.replace('</head>', `${links.join('')}</head>`))).replace('<div id="app"></div>', () => `<div id="app">${drawn}</div>`);
  };
  await writeFile(join(dist, 'landing.html'), await landing('zh', ['src/features/landing/i18n/zh.json']));
  await compress(join(dist, 'landing.html'));
  await inEnglish('landing.html', await landing('en', ['src/i18n/en.json', 'src/features/landing/i18n/en.json']));
  await inEnglish('staff.html', await readFile(join(dist, 'staff.html'), 'utf8'));
  await withPagesAtOnce(page);
} finally {
  await rm(folder, { recursive: true, force: true });
}
