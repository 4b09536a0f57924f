import pg from 'pg';
import { sqlState } from '../sql-state.js';

/** What a knock on the port tells: ours and open, ours but not (or no longer) open, nobody there, or somebody else. */
export type Answer = 'open' | 'busy' | 'nobody' | 'stranger';

export function urlOf(port: number, password: string, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** The random password is the proof: only our own cluster knows it. Never rejects; answers within 2 s. */
export async function knock(port: number, password: string): Promise<Answer> {
  try {
    await once(urlOf(port, password, 'postgres'), 'select 1');
    return 'open';
  } catch (error) {
    const state = sqlState(error);
    // 57P03 starting or recovering, 57P01/57P02 stopping, 53300 full: a PostgreSQL that will answer, or be gone, in a moment.
    if (state !== null) return ['57P03', '57P01', '57P02', '53300'].includes(state) ? 'busy' : 'stranger';
    const { code } = error as { code?: string };
    return code === 'ECONNREFUSED' ? 'nobody' : 'busy';
  }
}

/** Makes the product's database when it is not there yet. */
export async function ensureDatabase(port: number, password: string, name: string): Promise<void> {
  const url = urlOf(port, password, 'postgres');
  const found = await once(url, 'select 1 from pg_database where datname = $1', [name]);
  if (found === 0) await once(url, `create database ${pg.escapeIdentifier(name)}`);
}

async function once(url: string, sql: string, params: unknown[] = []): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  // A server that dies between connect and end tells it twice: as the rejection and as an event that would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query(sql, params);
    return rowCount ?? 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}
