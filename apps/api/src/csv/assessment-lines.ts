import type { Assessments } from '#catalogue';
import { SUBJECTS } from '../words/assessment-words.js';
import type { Reader } from '../words/reader.js';
import { type Column, type Table, tableOf } from './table.js';

type Row = Assessments['assessments'][number];
type Line = Row & { readonly item: string; readonly lines: readonly string[] };

const NOTHING = { item: '', lines: [] };

/** A row for each item whose lines an assessment covers; one that covers none has a row of its own. */
export function assessmentLines(reader: Reader, { assessments }: Assessments): Table {
  const lines = assessments.flatMap((each) =>
    (each.covers.length > 0 ? each.covers : [NOTHING]).map((cover): Line => ({ ...each, ...cover })),
  );
  const columns: Column<Line>[] = [
    [reader.said('编号', 'Code'), ({ code }) => code],
    [reader.said('名称', 'Name'), ({ name }) => reader.say(name)],
    [reader.said('类别', 'Subject'), ({ subject }) => reader.word(SUBJECTS, subject)],
    [reader.said('基地', 'Bases'), ({ bases }) => bases.join('|')],
    [reader.said('文件', 'Document'), ({ document }) => document],
    [reader.said('出具', 'Issuer'), ({ issuer }) => issuer],
    [reader.said('有效期自', 'From'), ({ from }) => from],
    [reader.said('有效期至', 'Until'), ({ until }) => until],
    [reader.said('事项', 'Item'), ({ item }) => item],
    [reader.said('代替的材料', 'Lines covered'), ({ lines: covered }) => covered.join('|')],
    [reader.said('演示', 'Demo'), ({ demo }) => (demo ? reader.said('是', 'yes') : '')],
  ];
  return tableOf(columns, lines);
}
