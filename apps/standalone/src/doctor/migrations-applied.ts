import { type Database, sqlState } from '#platform';
import { MIGRATIONS } from '../migrations.js';
import { type Finding, ok, say, warning, wrong } from './finding.js';

const MIGRATE = say(
  '运行 npm start；多机部署时先运行 node dist/migrate.js',
  'run npm start; with several machines first run node dist/migrate.js',
);

/** Which migrations the database has had; null where it has none of ours. */
async function applied(owner: Database): Promise<string[] | null> {
  try {
    return (await owner.call<{ name: string }>('select name from migration')).map(({ name }) => name);
  } catch (error) {
    if (sqlState(error) === '42P01') return null;
    throw error;
  }
}

export async function examineMigrations(owner: Database): Promise<Finding[]> {
  const names = await applied(owner);
  if (!names) return [wrong('migrations', say('数据库还是空的', 'the database is still empty'), MIGRATE)];
  const ours = MIGRATIONS.map((migration) => new migration().name ?? migration.name);
  const missing = ours.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    return [
      wrong(
        'migrations',
        say(`尚未执行：${missing.join('、')}`, `not yet applied: ${missing.join(', ')}`),
        MIGRATE,
      ),
    ];
  }
  const strange = names.filter((name) => !ours.includes(name));
  if (strange.length > 0) {
    const said = say(
      `数据库比本程序新：${strange.join('、')}`,
      `the database is newer than this program: ${strange.join(', ')}`,
    );
    return [warning('migrations', said, say('请更新程序', 'update the program'))];
  }
  return [ok('migrations', say(`${names.length} 个均已执行`, `all ${names.length} applied`))];
}
