import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { Database, openDatabase } from '#platform';
import type { FreshDatabase } from '../../../../test/support/database.js';
import { preparedDatabase } from '../../../../test/support/template.js';

let fresh: FreshDatabase;
let owner: pg.Pool;
let source: DataSource;
let database: Database;

const rows = async <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> =>
  (await owner.query(sql, params)).rows;

beforeAll(async () => {
  fresh = await preparedDatabase();
  owner = new pg.Pool({ connectionString: fresh.url, max: 2 });
  owner.on('error', () => undefined);
  source = await openDatabase(fresh.url, { poolSize: 2, role: 'app_rt', applicationName: 'spec' });
  database = new Database(source);
  // A line of each kind that must not be seen: the demonstration holds people, organs and a project, but no case yet.
  await rows(`with s as (insert into record.stream values (gen_random_uuid(), 1, '{1}', 1) returning id)
    insert into record.journal select id, 1, now(), current_date, id, 1, 'kind', 1, '{1}', 'line', null, null from s`);
}, 90_000);

afterAll(async () => {
  await source?.destroy();
  await owner?.end();
  await fresh?.drop();
});

/** Every schema of ours, also one that a new room brings: all but PostgreSQL's own, TypeORM's and the queue's. */
const SCHEMAS = `array(select nspname from pg_namespace where nspname !~ '^(pg_|information_schema$|public$|bullmq)')`;
/** What everybody may read, signed in or not: the published catalogue, the names of organs, the clock. */
const OPEN = [
  'app.clock',
  'casework.template',
  'casework.template_set',
  'catalogue.authority',
  'catalogue.confirmer',
  'catalogue.base',
  'catalogue.certificate',
  'catalogue.first_reviewer',
  'catalogue.letterhead',
  'catalogue.park',
  'catalogue.publication',
  'catalogue.statutory',
  'identity.organ',
  'record.seal',
  'registration.region',
];

interface Table {
  readonly name: string;
  readonly columns: string[];
  readonly guarded: boolean;
}

describe('the runtime role', () => {
  const tables = () =>
    rows<Table>(
      `select c.oid::regclass::text as name, c.relrowsecurity and c.relforcerowsecurity as guarded,
          array_agg(quote_ident(a.attname) order by a.attnum) as columns
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
        where n.nspname = any (${SCHEMAS}) and c.relkind in ('r', 'p') group by c.oid order by 1`,
    );
  const stateOf = (sql: string): Promise<string> =>
    database.call(sql).then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    );

  it('is refused every direct write to every table', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(18);
    const got: string[] = [];
    for (const { name, columns } of all) {
      const [first] = columns;
      for (const sql of [
        `insert into ${name} default values`,
        `update ${name} set ${first} = ${first}`,
        `delete from ${name}`,
        `truncate ${name}`,
        `select from ${name} for update`,
        `copy ${name} from program 'true'`,
      ]) {
        const state = await stateOf(sql);
        if (state !== '42501') got.push(`${sql}: ${state}`);
      }
    }
    expect(got).toEqual([]);
  });

  it('reads no row of anybody without saying who reads', async () => {
    const seen: string[] = [];
    for (const { name } of await tables()) {
      if (OPEN.includes(name)) continue;
      const found = await database
        .call(`select from ${name} limit 1`)
        .catch((error: { code?: string }) => error.code);
      if (found !== '42501' && (found as unknown[]).length > 0) seen.push(name);
    }
    expect(seen).toEqual([]);
  });

  it('stands behind forced row-level security wherever a row names its park', async () => {
    const [readable] = await rows<{ names: string[] }>(
      `select array_agg(c.oid::regclass::text) as names from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = any (${SCHEMAS}) and c.relkind in ('r', 'p') and has_table_privilege('app_rt', c.oid, 'select')`,
    );
    const open = (await tables()).filter(
      ({ name, columns, guarded }) =>
        columns.includes('park_id') && !guarded && !OPEN.includes(name) && readable?.names.includes(name),
    );
    expect(open.map(({ name }) => name)).toEqual([]);
    const rooms = (await tables()).filter(({ name }) =>
      /^(record|messaging|casework|projects|supervision|registration)\.(?!region$)/.test(name),
    );
    expect(rooms.filter(({ guarded }) => !guarded)).toEqual([]);
  });

  it('is no superuser, owns nothing, and passes no policy by', async () => {
    const [role] = await rows(
      `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as mighty,
          pg_has_role('app_rt', 'app_owner', 'member') or pg_has_role('app_rt', 'app_acts', 'member') as member,
          (select count(*)::int from pg_class where relowner = 'app_rt'::regrole) as owns
         from pg_roles where rolname = 'app_rt'`,
    );
    expect(role).toEqual({ mighty: false, member: false, owns: 0 });
  });

  it('meets a policy of its own at every table it may read, and a view reads as whoever asks', async () => {
    const bare = await rows<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = any (${SCHEMAS}) and c.relkind in ('r', 'p')
          and (has_table_privilege('app_rt', c.oid, 'select') or has_any_column_privilege('app_rt', c.oid, 'select'))
          and not (c.relrowsecurity and c.relforcerowsecurity
            and exists (select from pg_policy p where p.polrelid = c.oid and 'app_rt'::regrole = any (p.polroles)))`,
    );
    expect(bare.map(({ name }) => name).filter((name) => !OPEN.includes(name))).toEqual([]);
    const views = await rows(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = any (${SCHEMAS}) and (c.relkind = 'm' or (c.relkind = 'v'
          and not coalesce(c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false)))`,
    );
    expect(views).toEqual([]);
  });

  it('confined to some projects, sees no row of another: the rest of what it sees is taken away, nothing added', async () => {
    const [own] = await rows<{ id: string; organ: number; park: number }>(
      'select id, applicant_organ as organ, park_id as park from projects.project limit 1',
    );
    if (!own) throw new Error('the demonstration has a project');
    const values = [own.id, own.organ, own.park];
    await rows(
      `with b as (insert into dossier.blob (project_id, sha256, size, type, state) values ($1, repeat('a', 64), 1, 'pdf', 'released') returning *),
        f as (insert into dossier.file values (gen_random_uuid(), $1, now()) returning *),
        u as (insert into dossier.upload values (gen_random_uuid(), $1, '00000000-0000-0000-0000-00000000000a', null, 'x.pdf', 'C', 1, null, null, now())),
        r as (insert into projects.result values (gen_random_uuid(), $1, 'A04', '', 'x', $2, current_date, null, '{}', 'in-force', current_date, 1, 'outside', null, null, null, '[]')),
        d as (insert into projects.proposal values (gen_random_uuid(), $1, 'enter', '{}', gen_random_uuid(), $2, current_date, null)),
        c as (insert into registration.code values ('91630103MACT00004X', 'MACT00004', 'reserved', $2, null, null, gen_random_uuid(), 1, now(), null) returning *),
        l as (insert into registration.licence select gen_random_uuid(), code, holder, 1, $2, $2, $3, $1, 1, 'in-force' from c returning *),
        o as (insert into casework.case_file values (gen_random_uuid(), $3, 'nanchuan', '00000000-0000-0000-0000-00000000000b', $2, 1, 'y', 'y', array[$2::int], 'open', 1, 1, 0, 0, 0, null, now())),
        k as (insert into casework.case_file values (gen_random_uuid(), $3, 'nanchuan', $1, $2, 1, 'x', 'x', array[$2::int], 'open', 1, 1, 0, 0, 0, null, now()) returning *),
        m as (insert into dossier.document select id, 1, 1, 0, 'receipt', $2, 'x', 2026, 1, 'x', 'x', $3, 0, false, current_date, '{}', '{}', 'x' from k)
       select from b, f`,
      values,
    );
    await rows(
      `with f as (insert into dossier.file_version select f.id, 1, f.project_id, repeat('a', 64), 'x.pdf', 'C', $1, gen_random_uuid(), now() from dossier.file f)
       insert into registration.licence_version select l.id, 1, 'issue', '{}', null, current_date, now() from registration.licence l`,
      [own.organ],
    );
    const confined = (
      await rows<{ name: string }>(
        `select polrelid::regclass::text as name from pg_policy where polname = 'confined' and not polpermissive order by 1`,
      )
    ).map(({ name }) => name);
    const kept = [
      'dossier.blob',
      'dossier.document',
      'dossier.file',
      'dossier.file_version',
      'dossier.upload',
    ];
    kept.push('projects.facts_version', 'projects.project', 'projects.result');
    kept.push('registration.licence', 'registration.licence_version', 'casework.case_file');
    expect(confined).toEqual(expect.arrayContaining(kept));
    /** The tables of which the reader sees some row, read as the runtime role with the reader's context set by hand. */
    const seenAs = async (more: object | null): Promise<string[]> => {
      const client = await owner.connect();
      try {
        await client.query('begin');
        await client.query(
          `select set_config('app.organ', $1, true), set_config('app.more', $2, true),
            set_config('app.person', '00000000-0000-0000-0000-00000000000a', true)`,
          [String(own.organ), more ? JSON.stringify(more) : ''],
        );
        await client.query('set local role app_rt');
        const seen: string[] = [];
        for (const name of confined)
          if (((await client.query(`select from ${name} limit 1`)).rowCount ?? 0) > 0) seen.push(name);
        return seen;
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    expect(await seenAs(null)).toEqual(expect.arrayContaining(kept));
    expect(await seenAs({ projects: [own.id] })).toEqual(expect.arrayContaining([...kept, 'record.stream']));
    // The one other project has a case, and nothing else.
    expect(await seenAs({ projects: ['00000000-0000-0000-0000-00000000000b'] })).toEqual([
      'casework.case_file',
    ]);
  });

  it('writes through functions of app_acts alone, whose search path nobody can bend', async () => {
    const doors = await rows<{ name: string; owner: string; path: boolean }>(
      `select p.oid::regprocedure::text as name, p.proowner::regrole::text as owner,
          exists (select from unnest(p.proconfig) c where c like 'search\\_path=%') as path
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any (${SCHEMAS}) and p.prosecdef`,
    );
    expect(doors.length).toBeGreaterThan(15);
    expect(doors.filter(({ owner: of, path }) => of !== 'app_acts' || !path)).toEqual([]);
    const [role] = await rows<{ n: number }>(
      `select count(*)::int as n from pg_class c join pg_namespace s on s.oid = c.relnamespace
        where c.relkind in ('r', 'p') and c.relowner in ('app_acts'::regrole, 'app_rt'::regrole) and s.nspname = any (${SCHEMAS})`,
    );
    expect(role?.n).toBe(0);
  });

  it('cannot say who it is, set a reader, or put the journal right', async () => {
    expect(await stateOf(`select identity.who('system:time')`)).toBe('42501');
    expect(await stateOf(`select record.end_act(null, null, null, null, null, null)`)).toBe('42501');
    expect(await stateOf(`select projects.put_results(null, null, '[]', null)`)).toBe('42501');
    expect(await stateOf(`select registration.reserve(null, 1, '91', null, 1::smallint)`)).toBe('42501');
    await expect(owner.query(`update record.journal set line = ''`)).rejects.toMatchObject({ code: 'OS423' });
    await expect(owner.query('truncate record.journal')).rejects.toMatchObject({ code: 'OS423' });
  });
});
