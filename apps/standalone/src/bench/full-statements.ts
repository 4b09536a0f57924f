import { cell, type Table, type WrittenRow } from './written-rows.js';

/** One statement and what is sent with it after its first three parameters: case, project, an id of this act. */
export interface Statement {
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** The case whose rows were watched: where its ids stand, those of the new case will. */
export interface Pattern {
  readonly caseId: string;
  readonly projectId: string;
}

/** What cannot be the same twice, and what only the statement knows. */
const COUNTED = { seq: '(select seq from s)' };
const OWN: Readonly<Record<string, string>> = {
  'case_file.receipt_no': `'F' || $3::text`,
  'request.key': '$3::text',
  'result.id': '$3::uuid',
};

/** Collects the parameters of one statement. */
class Writer {
  readonly values: (string | null)[] = [];

  constructor(
    private readonly pattern: Pattern,
    private readonly instead: Readonly<Record<string, string>> = {},
  ) {}

  /** The value of each column, by parameter. */
  fields({ table, values }: WrittenRow): string[] {
    return table.columns.map(({ name, type }, at) => {
      const special = OWN[`${table.name}.${name}`] ?? this.instead[name];
      if (special) return special;
      const value = values[at] ?? null;
      if (value === this.pattern.caseId) return '$1::uuid';
      if (value === this.pattern.projectId) return '$2::uuid';
      return `$${this.values.push(value) + 3}::${type}`;
    });
  }

  insert(rows: readonly WrittenRow[], after = ''): string {
    const [first] = rows;
    if (!first) throw new Error('no rows to insert');
    const all = rows.map((row) => `(${this.fields(row).join(', ')})`).join(', ');
    return `insert into plain.${first.table.name} (${names(first.table)}) values ${all}${after}`;
  }

  /** The same where the case has ended by this statement. */
  insertAtEnd(row: WrittenRow): string {
    return `insert into plain.${row.table.name} (${names(row.table)}) select ${this.fields(row).join(', ')} from f where f.open = 0`;
  }

  /** The row as it became, but for its key. */
  update(row: WrittenRow, key: readonly string[]): string {
    const fields = this.fields(row);
    const of = (wanted: boolean) =>
      row.table.columns.flatMap(({ name }, at) =>
        key.includes(name) === wanted ? [`"${name}" = ${fields[at]}`] : [],
      );
    return `update plain.${row.table.name} set ${of(false).join(', ')} where ${of(true).join(' and ')}`;
  }
}

const names = ({ columns }: Table) => columns.map(({ name }) => `"${name}"`).join(', ');

/** Opens a case: nothing but inserts. */
export function startStatement(rows: readonly WrittenRow[], pattern: Pattern): Statement {
  const writer = new Writer(pattern);
  const inserts = [...byTable(rows)].map(([name, of]) => `${name} as (${writer.insert(of)})`);
  return {
    text: `with ${inserts.join(',\n')} select $1::uuid, $2::uuid, $3::uuid`,
    values: writer.values,
  };
}

/**
 * Decides an item: `rows` are those of a decision that did not end its case, `ending` the ones that only the last decision wrote. The
 * stream is held first, as in our act.
 */
export function decideStatement(
  rows: readonly WrittenRow[],
  ending: readonly WrittenRow[],
  pattern: Pattern,
): Statement {
  const writer = new Writer(pattern, COUNTED);
  const { stream, case_file, case_item, alarm = [], ...inserted } = Object.fromEntries(byTable(rows));
  const [item] = case_item ?? [];
  if (!stream || !case_file || !item) throw new Error('a decision changes stream, case and item');
  const later = ' on conflict (stream_id, idx, kind) do update set due_at = excluded.due_at';
  const steps = [
    `s as (update plain.stream set seq = seq + 1 where id = $1::uuid returning seq)`,
    `f as (update plain.case_file set open = open - 1, granted = granted + 1,
        status = case when open = 1 then 'concluded' else status end, concluded_at = case when open = 1 then now() end
      where id = (select $1::uuid from s) returning open)`,
    `i as (${writer.update(item, ['case_id', 'idx'])})`,
    `gone as (delete from plain.alarm where stream_id = $1::uuid and idx = ${cell(item, 'idx')})`,
    ...(alarm.length > 0 ? [`armed as (${writer.insert(alarm, later)})`] : []),
    ...Object.entries(inserted).map(([name, of]) => `${name} as (${writer.insert(of)})`),
    ...ending.map((row, at) => `ended${at} as (${writer.insertAtEnd(row)})`),
  ];
  return {
    text: `with ${steps.join(',\n')} select f.open, $2::uuid, $3::uuid from f`,
    values: writer.values,
  };
}

function byTable(rows: readonly WrittenRow[]): Map<string, WrittenRow[]> {
  const tables = new Map<string, WrittenRow[]>();
  for (const row of rows) tables.set(row.table.name, [...(tables.get(row.table.name) ?? []), row]);
  return tables;
}
