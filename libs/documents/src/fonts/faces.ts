import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import type { Font } from 'fontkit';

/** The four faces of every paper: Song for what is agreed and asked, sans for what the portal itself says. */
export const FACES = ['serif', 'serifBold', 'sans', 'sansBold'] as const;
export type Face = (typeof FACES)[number];

// The full Noto fonts: they hold all of GBK and rare name characters. The web subsets lack over 1,000 characters of
// GB 2312 and would print blanks in names.
const FILES: Record<Face, string> = {
  serif: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  serifBold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sans: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  sansBold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};

const require = createRequire(import.meta.url);
const parsed = new Map<Face, Font>();

/**
 * The parsed font of a face. Parsed once and shared by all documents of the process: parsing costs ten times as much
 * as setting an agreement.
 */
export function fontOf(face: Face): Font {
  const known = parsed.get(face);
  if (known) return known;
  const font = fontkit.create(readFileSync(require.resolve(FILES[face])));
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`not a single font: ${FILES[face]}`);
  parsed.set(face, font);
  return font;
}

/** Parses all faces now, so that the first document is as quick as the later ones. */
export function warmFonts(): void {
  for (const face of FACES) fontOf(face);
}
