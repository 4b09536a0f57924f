import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawnGuide, drawnItem, said } from '../../../../../test/support/drawn-items.js';
import { readCsv, writeCsv } from './csv.js';
import { readSheets } from './read-sheets.js';
import { sheetPlaces } from './sheet-places.js';
import { writeSheets } from './write-sheets.js';

const textsOf = (csv: string) => readCsv(csv).rows.map((row) => row.map(({ text }) => text));
const rows = fc
  .integer({ min: 2, max: 4 })
  .chain((n) =>
    fc.array(fc.array(fc.oneof(fc.constant(''), said), { minLength: n, maxLength: n }), { minLength: 1 }),
  );

describe('a CSV file', () => {
  it('gives every text back, however it is written', () => {
    fc.assert(fc.property(rows, (all) => expect(textsOf(writeCsv(all))).toEqual(all)));
  });

  it('holds no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const raw = writeCsv(all).slice(1);
        // Split where no quote is open: what a spreadsheet sees as a cell.
        for (const cell of raw.match(/"(?:[^"]|"")*"|[^,\r\n]+/g) ?? [])
          expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
    );
  });

  it('begins with the byte order mark, ends its lines with CRLF and doubles quotes', () => {
    expect(writeCsv([['a', 'say "so"', 'x,y', '=1']])).toBe('\uFEFFa,"say ""so""","x,y",\'=1\r\n');
  });

  it('is read with LF, with CR and without the last line break', () => {
    for (const csv of ['a,b\nc,d', 'a,b\rc,d\r', '\uFEFFa,b\r\n\r\nc,d\r\n'])
      expect(textsOf(csv)).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
  });

  it('is told by line and column where a quote is wrong', () => {
    expect(readCsv('a,b\r\nc"d,"e"f\r\n"g\nh').faults).toEqual([
      { code: 'CSV-QUOTE', line: 2, column: 1 },
      { code: 'CSV-QUOTE', line: 2, column: 2 },
      { code: 'CSV-OPEN', line: 3, column: 1 },
    ]);
  });
});

const items = fc.uniqueArray(drawnItem(), { maxLength: 4, selector: ({ code }) => code });
const guides = fc.uniqueArray(drawnGuide(), { maxLength: 3, selector: ({ code }) => code });

describe('items and guides as CSV', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(items, guides, (some, more) =>
        expect(readSheets(writeSheets(some, more))).toEqual({ items: some, guides: more, faults: [] }),
      ),
    );
  });

  const [item] = fc.sample(drawnItem(fc.constant('C07')), { numRuns: 1, seed: 7 });
  const sound = writeSheets([{ ...item!, nature: 'licence', conditions: [] }], []);
  const faults = (changed: Record<string, string>) =>
    readSheets({ ...sound, ...changed }).faults.map((it) => `${it.code} ${it.file}:${it.line}:${it.column}`);

  it('say which file, line and column is wrong, all at once', () => {
    const conditions = 'item,id,text,article,demo\r\nC07,K1,"a\nb",建筑法 8,perhaps\r\nC07,,x,y,\r\n';
    expect(faults({ 'conditions.csv': conditions })).toEqual([
      'SEED-TYPE conditions.csv:2:5',
      'SEED-MISSING conditions.csv:4:2',
    ]);
    expect(faults({ 'items.csv': sound['items.csv']!.replace('licence', 'permit') })).toEqual([
      'SEED-VALUE items.csv:2:6',
    ]);
  });

  it('lose no line: one of an item that no row has is refused, and so is a missing file or column', () => {
    expect(faults({ 'conditions.csv': 'item,id,text,article,demo\r\nC08,K1,a,b,\r\n' })).toEqual([
      'CSV-OWNER conditions.csv:2:1',
    ]);
    expect(faults({ 'conditions.csv': 'item,id,text,article\r\nC07,K1,a\r\n' })).toEqual([
      'CSV-COLUMN conditions.csv:1:0',
      'CSV-CELLS conditions.csv:2:3',
    ]);
    expect(faults({ 'conditions.csv': 'item,id,text,article,demo,colour\r\n' })).toEqual([
      'SEED-UNKNOWN-KEY conditions.csv:1:6',
    ]);
    const { 'gates.csv': _, ...without } = sound;
    expect(readSheets(without).faults.map((it) => `${it.code} ${it.file}`)).toEqual(['CSV-FILE gates.csv']);
    const twice = sound['items.csv']!;
    expect(faults({ 'items.csv': twice + twice.slice(twice.indexOf('\r\n') + 2) })).toContain(
      // Behind the row, whose cells may hold lines of their own.
      `CSV-TWICE items.csv:${twice.split('\n').length}:1`,
    );
  });

  it('find the row and the cell of a finding by its place', () => {
    const line = (id: string) => ({ id, text: 'x', article: 'y', demo: false });
    const find = sheetPlaces(
      writeSheets([{ ...item!, conditions: [line('K1'), line('K2')], acceptance: [line('S1')] }], []),
    );
    expect(find('items/C07/conditions/K2')).toEqual({ file: 'conditions.csv', line: 3, column: 1 });
    expect(find('items/C07/conditions/K2/article')).toEqual({ file: 'conditions.csv', line: 3, column: 4 });
    expect(find('items/C07/acceptance/S1')).toEqual({
      file: 'acceptance-conditions.csv',
      line: 2,
      column: 1,
    });
    expect(find('items/C07/promise')).toMatchObject({ file: 'items.csv', line: 2 });
    expect(find('items/C08/promise')).toBeUndefined();
  });

  it('take the columns in any order, and yes and no as a spreadsheet writes them', () => {
    const { items: read } = readSheets({
      ...sound,
      'conditions.csv': 'demo,id,article,text,item\nTRUE,K1,建筑法 8,x,C07\n否,K2,建筑法 8,y,C07\n',
    });
    expect(read[0]?.conditions).toEqual([
      { id: 'K1', text: 'x', article: '建筑法 8', demo: true },
      { id: 'K2', text: 'y', article: '建筑法 8', demo: false },
    ]);
  });
});
