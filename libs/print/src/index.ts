export { BOLD, glyphsOf, missingGlyph, REGULAR } from './font.js';
export { openPdf, qrCode } from './pdf.js';
