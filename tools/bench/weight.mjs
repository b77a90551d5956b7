import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/paths.mjs';
import { figure } from './figures.mjs';

const DIST = join(ROOT, 'apps', 'portal', 'dist');

/** What a phone fetches, brotli as the server sends it: the first route from the scanned code on, and the video room. */
export async function measureWeight() {
  const manifest = JSON.parse(readFileSync(join(DIST, '.vite', 'resident.json'), 'utf8'));
  const of = (pattern) => Object.keys(manifest).filter((key) => pattern.test(key));
  const first = filesOf(manifest, ['resident.html', ...of(/features\/landing\/pages\/LandingPage\.vue$/), ...of(/features\/landing\/i18n\/zh\.json$/)]);
  // A page that two routes share is a chunk with its own name.
  const page = of(/(?:^_|\/)RoomPage[-.].*(?:js|vue)$|RoomPage\.vue$/);
  // The room fetches its video client and the closed sheet of its menu late, the other sheets when they are opened: those are told apart.
  const late = page.flatMap((key) => manifest[key].dynamicImports ?? []);
  // The table of routes and the texts that all pages share are fetched before any page but the landing.
  const everyPage = ['resident.html', ...of(/^_pages-.*js$/), ...of(/src\/shared\/i18n\/zh\.json$/)];
  const standing = [...everyPage, ...page, ...late.filter((key) => /video-client|MoreSheet/.test(key)), ...of(/features\/sessions\/i18n\/zh\.json$/)];
  const room = filesOf(manifest, standing);
  // Where a draft lies on the table, a party fetches it as soon as the others are seen.
  const draft = [...late.filter((key) => /DraftForParty/.test(key)), ...of(/features\/agreements\/i18n\/zh\.json$/)];
  const withDraft = filesOf(manifest, [...standing, ...draft]);
  const withSheets = filesOf(manifest, [...standing, ...late, ...of(/features\/(?:agreements|sheets)\/i18n\/zh\.json$/)]);
  if (page.length > 0 && !late.some((key) => /video-client|MoreSheet/.test(key))) throw new Error('The video client is not among the late parts of the room: the weight would be too small.');
  const kilobytes = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const figures = [figure('first route', kilobytes(first), 'kB', { atMost: 45 })];
  if (page.length > 0) {
    figures.push(figure('room route, with the video client', kilobytes(room), 'kB', { atMost: 170 }));
    figures.push(figure('the same with a draft on the table', kilobytes(withDraft), 'kB'));
    figures.push(figure('the same after opening every sheet of the room', kilobytes(withSheets), 'kB'));
  }
  return { how: 'page, scripts, styles and Chinese texts, all from an empty cache', first, room, withDraft, withSheets, figures };
}

/** The files of these parts and of everything they import at once. */
function filesOf(manifest, keys) {
  const seen = new Set();
  const files = new Set(['resident.html']);
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the manifest`);
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const needed of chunk.imports ?? []) visit(needed);
  };
  keys.forEach(visit);
  return [...files].map((file) => ({ file, bytes: sizeOf(file) })).sort((a, b) => b.bytes - a.bytes);
}

function sizeOf(file) {
  const packed = join(DIST, `${file}.br`);
  return statSync(existsSync(packed) ? packed : join(DIST, file)).size;
}
