import { Config, ConfigError } from '#platform';
import { type Finding, ok, say, wrong } from './finding.js';

export interface Settings {
  /** Null where they are refused: nothing else can be checked then. */
  readonly config: Config | null;
  readonly findings: Finding[];
}

/** The same settings the product would start with. */
export function examineSettings(): Settings {
  try {
    const config = Config.readStandalone();
    const { environment, databaseUrl, redisUrl } = config;
    const zh = `${environment}；数据库：${databaseUrl ? '已指定' : '内置'}；队列：${redisUrl ? 'Redis' : 'PostgreSQL'}`;
    const en = `${environment}; database: ${databaseUrl ? 'named' : 'embedded'}; queue: ${redisUrl ? 'Redis' : 'PostgreSQL'}`;
    return { config, findings: [ok('config', say(zh, en))] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const mend = say('改正该环境变量后重试', 'mend this variable and try again');
    const findings = error.problems.map(({ variable, zh, en }) =>
      wrong('config', say(`${variable} ${zh}`, `${variable} ${en}`), mend),
    );
    return { config: null, findings };
  }
}
