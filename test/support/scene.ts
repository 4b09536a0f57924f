import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connectionLost } from '#platform';
import { Client } from '../../apps/standalone/src/client.js';
import type { FreshDatabase } from './database.js';
import { type Part, type Role, startPart } from './part-process.js';
import { DEMO_PASSWORD, type TestProduct } from './product.js';
import { preparedDatabase } from './template.js';

/** A database, and the api and workers that are started, killed and halted on it; the api keeps its port. */
export interface Scene extends TestProduct {
  readonly databaseUrl: string;
  start(role: Role, settings?: Readonly<Record<string, string>>): Promise<Part>;
  /** Sets the server's legal clock, forward or back, as an administrator or a time server does: nobody rings on the way. */
  setClock(to: Date): Promise<void>;
  legalNow(): Promise<Date>;
  /** Resolves when nothing is due any more, every message is handed on, and all of it has been so for a moment. */
  settled(ms?: number): Promise<void>;
}

export interface Staging {
  /** A prepared database of the scene's own server; else a fresh one on the server of this run. */
  readonly database?: FreshDatabase;
  readonly redisUrl?: string | undefined;
  readonly settings?: Readonly<Record<string, string>>;
}

/** What the worker subscribes to; nobody hears the rest. */
export const UNHEARD = `select l.pos, l.topic from record.ledger l where l.topic in ('result.in-force', 'result.fallen', 'facts.changed', 'item.awaits',
    'calendar.published', 'item.published', 'case.submitted', 'item.filed', 'item.ended', 'segment.given', 'licence.changed', 'hand-over.ordered', 'transfer.ordered', 'key-list.published', 'table.published', 'fact.published', 'channel.changed')
  and l.pos > coalesce((select pos from record.reader where name = 'heard'), 0)
  and not exists (select from record.heard h where h.pos = l.pos)`;

const RESTLESS = `select
  (select count(*) from (${UNHEARD}) u)::int as unheard,
  (select count(*) from record.alarm where parked_reason is null and due_at <= app.legal_now())::int as due,
  (select count(*) from record.outbox)::int as waiting,
  (select coalesce(max(pos), 0) from record.ledger) -
    coalesce((select pos from record.reader where name = 'relay'), 0) as unread`;

export async function openScene({ database, redisUrl, settings = {} }: Staging = {}): Promise<Scene> {
  const fresh = database ?? (await preparedDatabase());
  const pool = new pg.Pool({ connectionString: fresh.url, max: 2 });
  pool.on('error', () => undefined);
  const parts: Part[] = [];
  const clients = new Map<string, Promise<Client>>();
  const env = { DATABASE_URL: fresh.url, ...(redisUrl && { REDIS_URL: redisUrl }), ...settings };
  let url = '';
  const rows = async <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> => {
    // The scene's own eye loses its connection, too, when the server goes.
    for (const end = Date.now() + 20_000; ; await sleep(100)) {
      try {
        return (await pool.query(sql, params)).rows;
      } catch (error) {
        if (!connectionLost(error) || Date.now() > end) throw error;
      }
    }
  };
  const stop = async () => {
    await Promise.all(parts.map((part) => part.kill()));
    await pool.end();
    await fresh.drop();
  };
  return {
    databaseUrl: fresh.url,
    get url() {
      return url;
    },
    get anyone() {
      return new Client(url);
    },
    as(signIn) {
      const known = clients.get(signIn) ?? new Client(url).signIn(signIn, DEMO_PASSWORD);
      clients.set(signIn, known);
      return known;
    },
    rows,
    async start(role, more = {}) {
      const port = role === 'api' && url ? { PORT: new URL(url).port } : {};
      const part = await startPart(role, { ...env, ...port, ...more });
      parts.push(part);
      if (role === 'api') url = part.url;
      return part;
    },
    async setClock(to) {
      await rows(`update app.clock set ahead = $1::timestamptz - now()`, [to.toISOString()]);
    },
    async legalNow() {
      return (await rows<{ now: Date }>('select app.legal_now() as now'))[0]?.now ?? new Date(0);
    },
    async settled(ms = 30_000) {
      let calm = 0;
      let last: object | undefined;
      for (const end = Date.now() + ms; Date.now() < end; await sleep(100)) {
        [last] = await rows(RESTLESS);
        calm = Object.values(last ?? {}).every((count) => Number(count) === 0) ? calm + 1 : 0;
        // What was just heard may make more.
        if (calm >= 3) return;
      }
      const said = parts.map((part) => `${part.role} ${part.pid}: ${part.said()}`).join('\n');
      throw new Error(`not settled within ${ms} ms: ${JSON.stringify(last)}\n${said}`);
    },
    restart: () => Promise.reject(new Error('a scene restarts its parts itself')),
    stop,
  };
}
