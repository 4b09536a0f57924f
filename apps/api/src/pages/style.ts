import { readFileSync } from 'node:fs';
import { digest } from '#record';

/** In order: later rules win. */
const SHEETS = ['base', 'parts', 'search', 'narrow'].map(
  (name) => new URL(`./style/${name}.css`, import.meta.url),
);

/** The one style sheet; its address changes with its text, so it is kept for good and never old. */
export const STYLE = SHEETS.map((sheet) => readFileSync(sheet, 'utf8')).join('\n');
export const STYLE_NAME = `${digest(STYLE).slice(0, 16)}.css`;
export const STYLE_ADDRESS = `/catalogue/style/${STYLE_NAME}`;
