import { isMapping } from '../read/reading.js';
import type { Written } from '../write/write-terms.js';
import type { CellKind, Column } from './sheets.js';

/** No list of numbers at all, which is not the same as none written. */
const NONE = 'none';
const YES = /^(true|是)$/i;
const NO = /^(false|否)$/i;

/** The cells of one definition or line, in the order of the columns. */
export function cellsOf(from: Written, columns: readonly Column[]): string[] {
  return columns.map(({ key, kind }) => cellOf(valueAt(from, key.split('.')), kind));
}

function valueAt(from: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return from;
  return isMapping(from) ? valueAt(from[key], rest) : undefined;
}

function cellOf(value: unknown, kind: CellKind): string {
  if (value === undefined) return '';
  if (kind === 'texts') return (value as readonly string[]).map(escaped).join('|');
  if (kind === 'numbers') return (value as readonly number[]).join('|') || NONE;
  return String(value);
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|');

/** What the cell holds; undefined where it is empty. What is no number or no yes or no stays text: its reader refuses it by name. */
function readCell(cell: string, kind: CellKind): unknown {
  if (cell === '') return undefined;
  switch (kind) {
    case 'text':
      return cell;
    case 'number':
      return numberOf(cell);
    case 'flag':
      if (YES.test(cell)) return true;
      return NO.test(cell) ? false : cell;
    case 'texts':
      return textsOf(cell);
    case 'numbers':
      return cell === NONE ? [] : cell.split('|').map(numberOf);
  }
}

const numberOf = (cell: string): number | string => (/^\d{1,15}$/.test(cell) ? Number(cell) : cell);

function textsOf(cell: string): string[] {
  const texts = [''];
  for (const [part] of cell.matchAll(/\\[\s\S]|[^\\]|\\$/g)) {
    if (part === '|') texts.push('');
    else texts[texts.length - 1] += part.length === 2 && part.startsWith('\\') ? part.slice(1) : part;
  }
  return texts;
}

/** A definition or line of these cells: keys of empty cells are absent, lists are empty, and so on inward. */
export function mappingOf(cells: readonly string[], columns: readonly Column[]): Record<string, unknown> {
  const mapping: Record<string, unknown> = {};
  columns.forEach(({ key, kind }, n) => {
    const value = readCell(cells[n] ?? '', kind);
    if (value !== undefined) put(mapping, key.split('.'), value);
  });
  for (const { key, kind } of columns) {
    const path = key.split('.');
    const within = valueAt(mapping, path.slice(0, -1));
    if (kind === 'texts' && isMapping(within) && valueAt(mapping, path) === undefined) put(mapping, path, []);
  }
  return mapping;
}

function put(into: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) into[key] = value;
  else {
    into[key] ??= {};
    put(into[key] as Record<string, unknown>, rest, value);
  }
}
