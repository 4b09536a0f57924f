import { Database, openDatabase } from '#platform';
import { type Finding, ok, say, wrong } from './finding.js';

const LEAST_VERSION = 150_000;
const MOST_SKEW_MS = 5000;

export interface Connected {
  readonly database: Database;
  close(): Promise<void>;
}

/** Connects as the owner; the reason where nobody answers. */
export async function connect(url: string): Promise<Connected | string> {
  try {
    const source = await openDatabase(url, { poolSize: 2, applicationName: 'doctor' });
    return { database: new Database(source), close: () => source.destroy() };
  } catch (error) {
    return (error as Error).message;
  }
}

export async function examineServer(owner: Database): Promise<Finding[]> {
  const [row] = await owner.call<{ number: string; version: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
  );
  const version = row?.version ?? 'unknown';
  const findings =
    Number(row?.number) >= LEAST_VERSION
      ? [ok('PostgreSQL', say(`${version} 有应答`, `${version} answers`))]
      : [
          wrong(
            'PostgreSQL',
            say(`${version} 太旧`, `${version} is too old`),
            say('请升级到 15 以上', 'upgrade it to 15 or newer'),
          ),
        ];
  return [...findings, await skew(owner)];
}

/** Legal time is the database's; sessions, back-off and certificates go by this machine's. */
async function skew(owner: Database): Promise<Finding> {
  const before = Date.now();
  const [row] = await owner.call<{ at: Date }>('select clock_timestamp() as at');
  const here = (before + Date.now()) / 2;
  const ahead = Math.round((row?.at.getTime() ?? Number.NaN) - here);
  if (Math.abs(ahead) < MOST_SKEW_MS) {
    return ok('clocks', say(`与数据库相差 ${ahead} 毫秒`, `${ahead} ms from the database's`));
  }
  return wrong(
    'clocks',
    say(`与数据库相差 ${ahead} 毫秒`, `${ahead} ms from the database's`),
    say(
      '请在两台机器上启用时间同步（chrony 或 systemd-timesyncd）',
      'keep both machines in time (chrony or systemd-timesyncd)',
    ),
  );
}

/** The connection of api and worker may take on the runtime role. Never rejects. */
export async function examineRuntime(url: string): Promise<Finding[]> {
  try {
    const source = await openDatabase(url, { poolSize: 1, role: 'app_rt', applicationName: 'doctor' });
    await source.destroy();
    return [
      ok(
        'runtime role',
        say('DATABASE_URL 的用户可以成为 app_rt', 'the user of DATABASE_URL may become app_rt'),
      ),
    ];
  } catch (error) {
    const { message } = error as Error;
    return [
      wrong(
        'runtime role',
        say(`不能以 app_rt 连接：${message}`, `cannot connect as app_rt: ${message}`),
        say(
          '请执行 grant app_rt to <DATABASE_URL 的用户>',
          'run: grant app_rt to <the user of DATABASE_URL>',
        ),
      ),
    ];
  }
}
