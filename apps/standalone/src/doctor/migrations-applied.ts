import { type Database, schemaState } from '#platform';
import { MIGRATIONS } from '../migrations.js';
import { type Finding, ok, say, warning, wrong } from './finding.js';

const MIGRATE = say(
  '运行 npm start；多机部署时先运行 node dist/migrate.js',
  'run npm start; with several machines first run node dist/migrate.js',
);

/** The same that api and worker ask at their start. */
export async function examineMigrations(owner: Database): Promise<Finding[]> {
  const state = await schemaState((sql) => owner.call(sql), MIGRATIONS);
  if (!state) return [wrong('migrations', say('数据库还是空的', 'the database is still empty'), MIGRATE)];
  const { missing, beyond, changed } = state;
  if (missing.length > 0) {
    const said = say(`尚未执行：${missing.join('、')}`, `not yet applied: ${missing.join(', ')}`);
    return [wrong('migrations', said, MIGRATE)];
  }
  if (changed.length > 0) {
    const files = changed.join(', ');
    const said = say(`由另一版本建立（${files} 不同）`, `made by another version (${files} differs)`);
    return [wrong('migrations', said, say('请换一个空库', 'use an empty database'))];
  }
  if (beyond.length > 0) {
    const said = say(
      `数据库比本程序新：${beyond.join('、')}`,
      `the database is newer than this program: ${beyond.join(', ')}`,
    );
    return [warning('migrations', said, say('请更新程序', 'update the program'))];
  }
  return [ok('migrations', say(`${MIGRATIONS.length} 个均已执行`, `all ${MIGRATIONS.length} applied`))];
}
