import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { principalOf } from '#identity';
import { Database, openDatabase } from '#platform';
import { newSigningSecret } from '../../libs/messaging/src/signing-secret.js';
import {
  type NewSubscription,
  type Subscriber,
  SubscriptionStore,
} from '../../libs/messaging/src/store/subscription.store.js';
import { preparedDatabase } from './template.js';

/** A notice as an act would write it; to the applicant's organ unless told. */
export interface Told {
  readonly organId?: number | null;
  readonly audience?: string;
  readonly kind?: string;
  readonly legal?: boolean;
  readonly words?: { readonly zh: string; readonly en: string };
}

export interface Act {
  readonly viewers?: readonly number[];
  readonly park?: number;
  readonly topics?: readonly string[];
  readonly notices?: readonly Told[];
}

type Wish = Pick<NewSubscription, 'channel' | 'target' | 'topics'> & Partial<NewSubscription>;

const WORDS = { zh: '您的申请已受理。', en: 'Your application is accepted.' };

/** A prepared database on which acts are written by hand, with people of the demonstration signed in. */
export interface Stage {
  readonly url: string;
  readonly source: DataSource;
  readonly database: Database;
  readonly store: SubscriptionStore;
  rows<T extends object>(sql: string, params?: unknown[]): Promise<T[]>;
  /** Signed in anew at each call; `organId` of the membership. */
  signIn(name: string): Promise<Subscriber & { readonly organId: number; readonly parkId: number | null }>;
  /** One line of a new stream; its id. */
  act(act: Act): Promise<string>;
  /** A channel of that person's organ; its id and its secret. */
  subscribe(by: Subscriber, wish: Wish): Promise<{ id: string; secret: string }>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const fresh = await preparedDatabase();
  const pool = new pg.Pool({ connectionString: fresh.url, max: 4 });
  pool.on('error', () => undefined);
  const source = await openDatabase(fresh.url, { poolSize: 8, role: 'app_rt', applicationName: 'spec' });
  const database = new Database(source);
  const store = new SubscriptionStore(database);
  const rows = async <T extends object>(sql: string, params: unknown[] = []) =>
    (await pool.query(sql, params)).rows as T[];
  // What the seeds told has its place before anybody listens "from now on".
  await rows('select record.sequence(1000)');
  return {
    url: fresh.url,
    source,
    database,
    store,
    rows,
    signIn: (name) => signIn(rows, name),
    act: (act) => written(rows, act),
    async subscribe(by, wish) {
      const { text, keys } = newSigningSecret();
      const id = randomUUID();
      const said = { id, kinds: [], most: 20, secret: keys, ...wish } as Parameters<
        typeof store.subscribe
      >[1];
      const word = await store.subscribe(by, said);
      if (word !== 'done') throw new Error(`subscribe: ${word}`);
      return { id, secret: text };
    },
    async close() {
      await source.destroy();
      await pool.end();
      await fresh.drop();
    },
  };
}

type Rows = Stage['rows'];

async function signIn(rows: Rows, name: string) {
  const token = randomBytes(32).toString('base64url');
  const [seat] = await rows<{ person: string; organ: number; park: number | null; roles: string[] }>(
    `select p.id as person, m.organ_id as organ, m.park_id as park, m.roles from identity.person p
       join identity.membership m on m.person_id = p.id where p.sign_in = $1`,
    [name],
  );
  if (!seat) throw new Error(`nobody signs in as ${name}`);
  const principal = principalOf(token);
  await rows(`insert into identity.session values (substr($1, 7), $2, $3, now() + interval '1 hour')`, [
    principal,
    seat.person,
    seat.organ,
  ]);
  return {
    principal,
    roles: seat.roles,
    lent: false,
    organId: seat.organ,
    parkId: seat.park,
  };
}

async function written(
  rows: Rows,
  { viewers = [], park = 1, topics = [], notices = [] }: Act,
): Promise<string> {
  const id = randomUUID();
  const told = notices.map(
    ({
      organId = viewers[0] ?? null,
      audience = 'applicant',
      kind = 'accepted',
      legal = false,
      words = WORDS,
    }) => ({
      organ_id: organId,
      audience,
      kind,
      legal,
      words,
    }),
  );
  await rows(
    `with s as (insert into record.stream values ($1, $2, $3, 1)),
      j as (insert into record.journal values ($1, 1, now(), current_date, $1, 1, 'ACCEPT', $2, $3, '{}', null, null)),
      n as (insert into record.notice (stream_id, seq, idx, kind, audience, organ_id, park_id, legal, words, params, issued_at)
        select $1, 1, 1, x.kind, x.audience, x.organ_id, $2, x.legal, x.words, '{}', now()
          from jsonb_to_recordset($5) x(kind text, audience text, organ_id int, legal boolean, words jsonb))
     insert into record.outbox (stream_id, seq, topics) select $1, 1, $4::text[] where $4 <> '{}'`,
    [id, park, viewers, [...topics, ...(notices.length > 0 ? ['notice.issued'] : [])], JSON.stringify(told)],
  );
  return id;
}
