export { BOLD, glyphsOf, missingGlyph, REGULAR } from './font.js';
