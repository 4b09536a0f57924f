import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { type Database, newId } from '#platform';
import { run } from './clients.js';
import { decideStatement, type Pattern, type Statement, startStatement } from './full-statements.js';
import type { Office } from './office.js';
import type { Verbs } from './verbs.js';
import { type Contender, ITEMS, POOL, type ReadyCase } from './work.js';
import { cell, countsOf, type Table, tablesOf, type WrittenRow, watch } from './written-rows.js';

const SCHEMAS = [
  'casework',
  'projects',
  'record',
  'dossier',
  'messaging',
  'registration',
  'catalogue',
  'identity',
];

/** What our acts wrote: the statements that write the same, and how many rows of each table that is. */
interface Learnt {
  readonly start: Statement;
  readonly decisions: readonly Statement[];
  readonly rows: { readonly start: object; readonly decision: object; readonly last: object };
}

/**
 * The plain client once more, writing exactly the rows that our acts write (line, outbox, alarms, key, notices, measures …) into
 * tables made like ours: one statement per act, without rights, rules or replay. It learns the rows from acts of the engine, so it
 * follows whatever they come to write; `open` throws where both do not write as many into each table.
 */
export class Full implements Contender {
  readonly name = 'full';
  readonly reads = null;
  readonly pid = process.pid;
  private asked = 0;

  private constructor(
    private readonly pool: pg.Pool,
    private readonly learnt: Learnt,
    readonly loadedCases: number,
  ) {}

  static async open(
    url: string,
    { owner, verbs, office, cases }: { owner: Database; verbs: Verbs; office: Office; cases: number },
  ): Promise<Full> {
    const tables = await tablesOf(owner, SCHEMAS);
    const learnt = await learn(owner, tables, { verbs, office });
    const options = '-c jit=off -c enable_seqscan=off -c plan_cache_mode=force_generic_plan';
    const pool = new pg.Pool({ connectionString: url, max: POOL, options });
    // Without a listener an idle connection that breaks would end the process; the next statement tells it anyway.
    pool.on('error', () => undefined);
    const full = new Full(pool, learnt, cases);
    await full.compare(owner);
    return full;
  }

  start(): Promise<string> {
    return this.open(newId(), newId());
  }

  async stock(count: number): Promise<ReadyCase[]> {
    const cases = Array.from({ length: count }, () => ({ id: newId(), project: newId() }));
    await run(
      POOL,
      cases.map(
        ({ id, project }) =>
          () =>
            this.open(id, project),
      ),
    );
    return cases.map(({ id, project }) => ({
      id,
      decisions: ITEMS.map((_, at) => () => this.decide(id, project, at)),
    }));
  }

  async concluded(ids: readonly string[]): Promise<number> {
    const sql = `select count(*)::int as n from plain.case_file where status = 'concluded' and id = any ($1)`;
    const { rows } = await this.pool.query(sql, [ids]);
    return rows[0].n;
  }

  trips(): number {
    return this.asked;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async open(id: string, project: string): Promise<string> {
    await this.ask('start', this.learnt.start, [id, project, newId()]);
    return id;
  }

  private decide(id: string, project: string, at: number): Promise<unknown> {
    const statement = this.learnt.decisions[at];
    if (!statement) throw new Error(`no item ${at + 1}`);
    return this.ask(`decide-${at}`, statement, [id, project, newId()]);
  }

  private ask(name: string, { text, values }: Statement, ids: readonly string[]): Promise<unknown> {
    this.asked += 1;
    return this.pool.query({ name, text, values: [...ids, ...values] });
  }

  /** One start, a first and a last decision beside ours, table by table. */
  private async compare(owner: Database): Promise<void> {
    const tables = await tablesOf(owner, ['plain']);
    const [id, project] = [newId(), newId()];
    const start = await watch(owner, tables, () => this.open(id, project));
    const decided = [];
    for (const at of ITEMS.keys())
      decided.push(await watch(owner, tables, () => this.decide(id, project, at)));
    const [first, last] = [decided.at(0), decided.at(-1)].map((each) => countsOf(each?.rows ?? []));
    const written = { start: countsOf(start.rows), decision: first, last };
    if (isDeepStrictEqual(written, this.learnt.rows)) return;
    throw new Error(
      `full does not write what we write: ${JSON.stringify(written)} instead of ${JSON.stringify(this.learnt.rows)}`,
    );
  }
}

/** Watches the engine do each act once, and makes tables for the same rows. */
async function learn(
  owner: Database,
  tables: readonly Table[],
  { verbs, office }: { verbs: Verbs; office: Office },
): Promise<Learnt> {
  const started = await watch(owner, tables, () => verbs.submit());
  const ready = await verbs.undecided();
  const decided: (readonly WrittenRow[])[] = [];
  for (const [at, { head }] of office.desks.entries()) {
    const on = { caseId: ready.caseId, idx: at + 1, ifVersion: ready.versions[at] ?? 0 };
    decided.push((await watch(owner, tables, () => verbs.act(on, head, { type: 'GRANT' }))).rows);
  }
  const [first = [], last = []] = [decided.at(0), decided.at(-1)];
  const ending = beyond(last, first);
  await makeTables(owner, [...started.rows, ...first, ...last]);
  const pattern = patternOf(first, ready.caseId);
  return {
    start: startStatement(started.rows, patternOf(started.rows, started.answer)),
    decisions: decided.map((rows) => {
      const lasting = rows.filter((row) => !ending.includes(row));
      return decideStatement(lasting, ending, pattern);
    }),
    rows: { start: countsOf(started.rows), decision: countsOf(first), last: countsOf(last) },
  };
}

function patternOf(rows: readonly WrittenRow[], caseId: string): Pattern {
  const file = rows.find(({ table }) => table.name === 'case_file');
  if (!file) throw new Error('an act writes the row of its case');
  return { caseId, projectId: cell(file, 'project_id') ?? '' };
}

/** The rows of tables that the second list has nothing of. */
function beyond(rows: readonly WrittenRow[], others: readonly WrittenRow[]): WrittenRow[] {
  const known = new Set(others.map(({ table }) => table.name));
  return rows.filter(({ table }) => !known.has(table.name));
}

async function makeTables(owner: Database, rows: readonly WrittenRow[]): Promise<void> {
  await owner.call('create schema plain');
  for (const { schema, name } of new Map(rows.map(({ table }) => [table.name, table])).values())
    await owner.call(
      `do $$ declare kept text := (select ' with (' || array_to_string(reloptions, ', ') || ')' from pg_class
         where oid = '${schema}.${name}'::regclass);
       begin execute 'create table plain.${name} (like ${schema}.${name} including all)' || coalesce(kept, ''); end $$`,
    );
}
