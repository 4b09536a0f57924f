import { createRequire } from 'node:module';
import { type Rejection, reject } from '#kernel';

/** Noto Sans SC (SIL Open Font License 1.1); the package holds the files as Google publishes them. */
const require = createRequire(import.meta.url);
export const REGULAR = require.resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);
export const BOLD = require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');

/** The part of a font that tells what it can draw. */
interface Glyphs {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/**
 * A character that the font cannot draw would print as a box, and a name with a box in it is another name. Null: all can be drawn.
 * Rejections: GLYPH_MISSING, with the character.
 */
export function missingGlyph(font: Glyphs, texts: readonly string[]): Rejection | null {
  for (const character of texts.join('')) {
    const point = character.codePointAt(0) ?? 0;
    if (font.hasGlyphForCodePoint(point)) continue;
    const codePoint = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
    return reject('GLYPH_MISSING', { params: { character, codePoint } });
  }
  return null;
}

/** What the font that is set just now can draw. */
export function glyphsOf(pdf: PDFKit.PDFDocument): Glyphs {
  return (pdf as unknown as { readonly _font: { readonly font: Glyphs } })._font.font;
}
