import type { Database } from '#platform';
import { type Finding, ok, say, wrong } from './finding.js';

interface TableRow {
  readonly name: string;
  readonly parked: boolean;
  readonly forced: boolean;
  readonly reads: boolean;
  readonly writes: boolean;
}

/** Published for everybody: they name a park and hide nothing. */
const PUBLISHED = ['catalogue.base', 'identity.organ'];
/** Written by act functions only: a runtime role that could write here could move a case without its line. */
const ACTS_ONLY = /^(casework|record|projects|supervision|messaging|registration)\./;

const SQL = `select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
    has_table_privilege('app_rt', c.oid, 'select') as reads,
    has_table_privilege('app_rt', c.oid, 'insert, update, delete, truncate') as writes,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'park_id' and not a.attisdropped) as parked
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'bullmq', 'public')`;

/** Row-level security is forced on every table of a park that the runtime can read, and it can write none of the acts'. */
export async function examineTables(owner: Database): Promise<Finding[]> {
  const rows = await owner.call<TableRow>(SQL);
  const open = rows.filter(
    ({ name, parked, forced, reads }) => parked && reads && !forced && !PUBLISHED.includes(name),
  );
  const writable = rows.filter(({ name, writes }) => writes && ACTS_ONLY.test(name));
  const findings = [
    ...open.map(({ name }) =>
      wrong(
        'row-level security',
        say(`${name} 未强制行级安全`, `not forced on ${name}`),
        say(
          `请执行 alter table ${name} force row level security（并 enable）`,
          `run: alter table ${name} enable row level security, force row level security`,
        ),
      ),
    ),
    ...writable.map(({ name }) =>
      wrong(
        'grants',
        say(`app_rt 可直接写 ${name}`, `app_rt may write ${name} directly`),
        say(
          `请执行 revoke insert, update, delete, truncate on ${name} from app_rt`,
          `run: revoke insert, update, delete, truncate on ${name} from app_rt`,
        ),
      ),
    ),
  ];
  if (findings.length > 0) return findings;
  const parked = rows.filter(({ forced }) => forced).length;
  return [
    ok(
      'row-level security',
      say(
        `${parked} 张表已强制，app_rt 不能直接写办件和记录`,
        `forced on ${parked} tables; app_rt writes no case and no record directly`,
      ),
    ),
  ];
}
