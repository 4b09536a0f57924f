import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Instant } from '#kernel';
import { connectionLost } from './connection-lost.js';
import { withSettings } from './connection-url.js';
import { sqlState } from './sql-state.js';
import { SteadyClient } from './steady-client.js';

const DATE = 1082;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;

/**
 * A date is the text `YYYY-MM-DD`: the driver's own parser makes a local midnight of it, which east of Greenwich is the day
 * before in UTC. `int8` and `numeric` stay text (they do not fit a double); timestamps become `Date`.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') => {
    if (oid === DATE) return (value: string) => value;
    return pg.types.getTypeParser(oid === DATE_ARRAY ? TEXT_ARRAY : oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

/**
 * What is prepared once a connection, under its own text; parsing and planning it each time is a tenth of an act. Lists are planned
 * for the values they are asked with. PostgreSQL tells names apart by their first 63 bytes.
 */
const FUNCTION_CALL =
  /^select (?:n, answer from [a-z_]+\.[a-z_]+\([$\d, ]+\)|[a-z_]+\.[a-z_]+\([$\d, ]+\) as answer)$(?<=^.{1,63})/;

/** ISO dates and UTC, whatever the server's own settings are: the rules bring Asia/Shanghai themselves. */
const EVERYONE = ['jit=off', 'datestyle=ISO', 'timezone=UTC'];
/** Nothing at run time may hang for ever, in a lock or in a forgotten transaction. Milliseconds. */
export const RUNTIME = [
  'statement_timeout=15000',
  'lock_timeout=5000',
  'idle_in_transaction_session_timeout=30000',
];
/** The server's own time-outs do not reach us when it freezes, or the line dies without a word: then we give up first. */
export const ANSWER_MS = 20_000;
/** A migration may take long, but must not queue for ever behind a reader and stop everyone else behind itself. */
const OWNER = ['lock_timeout=30000'];

export interface DatabaseOptions {
  /** Connections kept at most. */
  readonly poolSize: number;
  /** The runtime role; without it the connection keeps the rights of its user (the owner: migrations, doctor). */
  readonly role?: 'app_rt';
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Of the runtime role: milliseconds until an unanswered statement is given up and its connection cut; 20 s unless said. */
  readonly answerMs?: number;
  /** Told when an idle connection breaks (the pool replaces it by itself). */
  readonly onPoolError?: (error: Error) => void;
}

/**
 * Opens a pool on `url` (postgres://, sslmode and the like are understood). Rejects when nobody answers within 10 s, when
 * the password is wrong, or when the user may not become `role`. PgBouncer in transaction mode drops the start-up options and
 * is not supported: connect directly. Source: `pipeline` is pg 8.23's own option.
 */
export async function openDatabase(url: string, options: DatabaseOptions): Promise<DataSource> {
  return new DataSource(sourceOptions(url, options)).initialize();
}

/** What {@link openDatabase} opens with; `migrate` adds its migrations to it. */
export function sourceOptions(url: string, options: DatabaseOptions): DataSourceOptions {
  const role = options.role ? [`role=${options.role}`, ...RUNTIME] : OWNER;
  const { bare, startUp } = withSettings(url, [...EVERYONE, ...role]);
  return {
    type: 'postgres',
    url: bare,
    driver: pg,
    poolSize: options.poolSize,
    applicationName: options.applicationName,
    connectTimeoutMS: 10_000,
    installExtensions: false,
    // The default logger prints a failed migration to the console; the failure is thrown anyway, and our log is JSON.
    logger: 'debug',
    migrationsTableName: 'migration',
    poolErrorHandler: options.onPoolError ?? (() => undefined),
    extra: {
      Client: SteadyClient,
      pipeline: true,
      keepAlive: true,
      // A new connection compiles and plans every act anew: the first after ten quiet seconds, the driver's own limit, took 90 ms instead of 8.
      idleTimeoutMillis: 0,
      types,
      options: startUp,
      ...(options.role && { query_timeout: options.answerMs ?? ANSWER_MS }),
    },
  };
}

/** What every store asks for: one call that acts, one read under somebody's rights, the legal time. */
@Injectable()
export class Database {
  private readonly pool: pg.Pool;

  constructor(readonly source: DataSource) {
    this.pool = (source.driver as unknown as { master: pg.Pool }).master;
  }

  /** One statement, committed by itself: an act is one function call. Rejects with the driver's error (see `sqlState`). */
  call<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    const query = {
      text: sql,
      values: params,
      ...(params.length > 0 && FUNCTION_CALL.test(sql) && { name: sql }),
    };
    return this.withClient(async (client) => (await client.query(query)).rows as T[]);
  }

  /** What one function call answers: `casework.owing($1, $2)`. Rejects with the driver's error, and where it answers no row. */
  async answer<T>(call: string, params: unknown[] = []): Promise<T> {
    const [row] = await this.call<{ answer: T }>(`select ${call} as answer`, params);
    if (!row) throw new Error(`${call} answered nothing`);
    return row.answer;
  }

  /**
   * Does `work` while no other process that asks under `name` does; null where one does just now. Ends with the connection at the latest. `work`
   * must not ask the database: the pool may hold one connection only.
   */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    return this.withClient(async (client) => {
      const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1)) as mine', [name]);
      if (!(rows as { mine: boolean }[])[0]?.mine) return null;
      try {
        return await work();
      } finally {
        await client.query('select pg_advisory_unlock(hashtext($1))', [name]);
      }
    });
  }

  /**
   * Rows visible to the holder of `token` (null: the public), read-only, in one trip. The four statements leave together and
   * are answered in order; when one fails, the transaction is aborted and `commit` is a rollback, so the connection goes back
   * clean in any case. Only `identity.enter` sets the context, in a statement of its own: set inside the query, whether the
   * policies see it depends on the plan. Rejects with the first error. (One trip 0.73 ms, four trips 1.68 ms.)
   */
  readAs<T>(token: string | null, sql: string, params: unknown[] = []): Promise<T[]> {
    return this.withClient(async (client) => {
      const [begun, entered, read, ended] = await Promise.allSettled([
        client.query('begin read only'),
        client.query('select identity.enter($1)', [token]),
        client.query(sql, params),
        client.query('commit'),
      ]);
      const failed = [begun, entered, read, ended].find((step) => step.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      return (read as PromiseFulfilledResult<pg.QueryResult>).value.rows as T[];
    });
  }

  /** The database's clock plus the demonstration offset; the only "now" a rule may be told. */
  async legalNow(): Promise<Instant> {
    const [row] = await this.call<{ now: Date }>('select app.legal_now() as now');
    if (!row) throw new Error('app.legal_now() returned no row');
    return row.now.toISOString() as Instant;
  }

  /** The pool's own `query` drops the connection with its plans at every error of a statement, and acts that meet are errors of a statement. */
  private async withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken = false;
    try {
      return await work(client);
    } catch (error) {
      // An error without a state may leave anything behind, also one of ours between two statements.
      broken = sqlState(error) === null || connectionLost(error);
      throw error;
    } finally {
      client.release(broken);
    }
  }
}
