import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { newId } from '#platform';
import { run } from './clients.js';
import { type Contender, ITEMS, POOL, type ReadyCase } from './work.js';

const ORGANS = ITEMS.map((_, at) => 100 + at);
const PEOPLE = ITEMS.map(() => newId());
const APPLICANT = newId();
const DUE = '2026-12-31';

/** A plain `pg` client without any framework, named statements, one function call per act: the limit. */
export class Bare implements Contender {
  readonly name = 'bare';
  readonly reads = null;
  readonly pid = process.pid;
  private asked = 0;

  private constructor(
    private readonly pool: pg.Pool,
    readonly loadedCases: number,
  ) {}

  static async open(url: string, loadedCases: number): Promise<Bare> {
    const pool = new pg.Pool({ connectionString: url, max: POOL, options: '-c jit=off' });
    // Without a listener an idle connection that breaks would end the process; the next statement tells it anyway.
    pool.on('error', () => undefined);
    await pool.query(await readFile(new URL('./bare.sql', import.meta.url), 'utf8'));
    return new Bare(pool, loadedCases);
  }

  start(): Promise<string> {
    return this.open(newId());
  }

  async stock(count: number): Promise<ReadyCase[]> {
    const ids = Array.from({ length: count }, () => newId());
    await run(
      POOL,
      ids.map((id) => () => this.open(id)),
    );
    return ids.map((id) => ({
      id,
      decisions: PEOPLE.map((person, at) => () => this.decide(id, at + 1, person)),
    }));
  }

  async concluded(ids: readonly string[]): Promise<number> {
    const sql = `select count(*)::int as n from bare.case_file where status = 'concluded' and id = any ($1)`;
    const { rows } = await this.pool.query(sql, [ids]);
    return rows[0].n;
  }

  trips(): number {
    return this.asked;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async open(id: string): Promise<string> {
    await this.ask('start', 'select bare.start_case($1, $2, $3, $4)', [id, ORGANS, APPLICANT, DUE]);
    return id;
  }

  private decide(id: string, idx: number, person: string): Promise<unknown> {
    return this.ask('decide', 'select bare.decide($1, $2, $3)', [id, idx, person]);
  }

  private ask(name: string, text: string, values: unknown[]): Promise<unknown> {
    this.asked += 1;
    return this.pool.query({ name, text, values });
  }
}
