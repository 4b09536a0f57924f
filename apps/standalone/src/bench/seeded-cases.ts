import { type Database, newId } from '#platform';
import { type Table, tablesOf } from './written-rows.js';

/** A real case as it stands, to be copied: whose rows, and its rows of every table. */
export interface Template {
  readonly caseId: string;
  readonly projectId: string;
  readonly tables: readonly Table[];
}

/** What an open case has, and by which column. A request key is nobody else's, so none is copied; nor is any message. */
const KEYS: Readonly<Record<string, string>> = {
  'record.stream': 'id',
  'record.journal': 'stream_id',
  'record.alarm': 'stream_id',
  'record.notice': 'stream_id',
  'casework.case_file': 'id',
  'casework.case_item': 'case_id',
  'projects.project': 'id',
  'projects.facts_version': 'project_id',
};
const BATCH = 2000;

export async function templateOf(owner: Database, caseId: string): Promise<Template> {
  const [file] = await owner.call<{ project: string }>(
    'select project_id as project from casework.case_file where id = $1',
    [caseId],
  );
  if (!file) throw new Error(`no case ${caseId}`);
  const all = await tablesOf(owner, ['record', 'casework', 'projects']);
  const tables = all.filter(({ schema, name }) => Object.hasOwn(KEYS, `${schema}.${name}`));
  return { caseId, projectId: file.project, tables };
}

/**
 * Copies of the case with its project, column by column: what would take hours to file. With `days` their days due are spread over
 * so many, as a real backlog is. Resolves to the ids.
 */
export async function seedCases(
  owner: Database,
  template: Template,
  { count, days = 1 }: { count: number; days?: number },
  progress: (done: number) => void = () => undefined,
): Promise<string[]> {
  const sql = copyStatement(template, days);
  const made: string[] = [];
  while (made.length < count) {
    const cases = Array.from({ length: Math.min(BATCH, count - made.length) }, () => newId());
    await owner.call(sql, [cases, cases.map(() => newId()), template.caseId, template.projectId]);
    made.push(...cases);
    progress(made.length);
  }
  return made;
}

function copyStatement({ tables }: Template, days: number): string {
  const inserts = tables.map(({ schema, name, columns }) => {
    const values = columns.map((column) => copied(column.name, column.type, days));
    const names = columns.map((column) => `"${column.name}"`).join(', ');
    return `${name} as (insert into ${schema}.${name} (${names}) select ${values.join(', ')}
      from copy c, ${schema}.${name} t where t.${KEYS[`${schema}.${name}`]} in ($3::uuid, $4::uuid))`;
  });
  return `with copy as materialized (select a as case_id, b as project_id, n::int as n
    from unnest($1::uuid[], $2::uuid[]) with ordinality x(a, b, n)),
    ${inserts.join(',\n')} select`;
}

function copied(name: string, type: string, days: number): string {
  if (name === 'receipt_no') return `'COPY' || upper(replace(c.case_id::text, '-', ''))`;
  if (name === 'line')
    return 'replace(replace(t.line, $3::text, c.case_id::text), $4::text, c.project_id::text)';
  if (type === 'uuid')
    return `case t."${name}" when $3::uuid then c.case_id when $4::uuid then c.project_id else t."${name}" end`;
  if (days > 1 && (name === 'due_on' || name === 'warn_on')) return `t."${name}" + c.n % ${days}`;
  if (days > 1 && name === 'due_at') return `t.due_at + make_interval(days => c.n % ${days})`;
  return `t."${name}"`;
}

/** The receipt number of a copy. */
export const receiptOf = (caseId: string): string => `COPY${caseId.replaceAll('-', '').toUpperCase()}`;
