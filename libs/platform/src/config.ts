import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { IsIn, IsInt, IsOptional, Matches, Max, Min, validateSync } from 'class-validator';
import type { Bilingual } from '#kernel';
import {
  CrashAt,
  POOL_WORDS,
  PORT_WORDS,
  PostgresUrl,
  PublicUrl,
  RedisUrl,
  SigningKeyPem,
  SmtpUrl,
  say,
} from './config-fields.js';
import { FILE_VARIABLES, fillFiles } from './config-files.js';
import { ConfigError, type ConfigProblem } from './config-problems.js';
import { productionProblems } from './config-production.js';
import { fillSignIn, SIGN_IN_VARIABLE, SignInConfig, signInProblems } from './config-sign-in.js';
import { ConfigSource, type Environment, type ReadText } from './config-source.js';
import { type DoorSettings, readDoor } from './door-settings.js';
import { readSeal, type SealSettings } from './seal-settings.js';

/** Which variable fills which field. */
const VARIABLE: Readonly<Record<string, string>> = {
  environment: 'NODE_ENV',
  port: 'PORT',
  host: 'HOST',
  databaseUrl: 'DATABASE_URL',
  migrationDatabaseUrl: 'MIGRATION_DATABASE_URL',
  redisUrl: 'REDIS_URL',
  logLevel: 'LOG_LEVEL',
  poolSize: 'POOL_SIZE',
  smtpUrl: 'SMTP_URL',
  mailFrom: 'MAIL_FROM',
  webhookAllow: 'WEBHOOK_ALLOW',
  publicUrl: 'PUBLIC_URL',
  licenceKey: 'LICENCE_KEY',
  crashAt: 'CRASH_AT',
  ...FILE_VARIABLES,
  ...SIGN_IN_VARIABLE,
};

/** Everything the product is told from outside. The only reader of the environment: grep `process.env` finds this file. */
export class Config extends SignInConfig {
  @IsIn(
    ['development', 'test', 'production'],
    say(
      '只能是 development、test 或 production',
      'is none of development, test, production: write one of them',
    ),
  )
  environment: 'development' | 'test' | 'production';

  /** 0 lets the system choose a free one. */
  @IsInt(PORT_WORDS)
  @Min(0, PORT_WORDS)
  @Max(65_535, PORT_WORDS)
  port: number;

  @Matches(
    /^[A-Za-z0-9_.:-]{1,253}$/,
    say('不是主机名或地址，例如 127.0.0.1', 'is no host name or address: write for instance 127.0.0.1'),
  )
  host: string;

  /** Undefined only for the standalone product, which then starts its own PostgreSQL. */
  @IsOptional()
  @PostgresUrl()
  databaseUrl: string | undefined;

  /** The owner's connection, for migrations; the same as `databaseUrl` unless named. */
  @IsOptional()
  @PostgresUrl()
  migrationDatabaseUrl: string | undefined;

  /** Undefined: BullMQ runs on PostgreSQL. */
  @IsOptional()
  @RedisUrl()
  redisUrl: string | undefined;

  /** Absolute path. */
  dataDir: string;

  @IsIn(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    say(
      '只能是 fatal、error、warn、info、debug、trace 或 silent',
      'is none of fatal, error, warn, info, debug, trace, silent',
    ),
  )
  logLevel: string;

  /** Demonstration people and the movable clock. */
  demo: boolean;

  @IsInt(POOL_WORDS)
  @Min(1, POOL_WORDS)
  @Max(200, POOL_WORDS)
  poolSize: number;

  /** Undefined: no mail leaves, and nobody may subscribe one. */
  @IsOptional()
  @SmtpUrl()
  smtpUrl: string | undefined;

  /** The address mails come from. */
  @IsOptional()
  @Matches(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/,
    say(
      '不是邮箱地址，例如 notice@example.gov.cn',
      'is no mail address: write for instance notice@example.gov.cn',
    ),
  )
  mailFrom: string | undefined;

  /** Receivers of webhooks, `host:port`, that may lie inside and speak plain http. Never in production. */
  @Matches(/^(\[[0-9a-f:.]+\]|[a-z0-9.-]+):\d{1,5}$/, {
    each: true,
    ...say(
      '须为 主机:端口，多个用逗号分隔，例如 127.0.0.1:9000',
      'is a list of host:port, separated by commas: write for instance 127.0.0.1:9000',
    ),
  })
  webhookAllow: readonly string[];

  /** Where the public reaches the product, without a slash at the end: it stands in QR codes on paper. */
  @PublicUrl()
  publicUrl: string;

  /** The Ed25519 private key that signs licences, PEM (PKCS #8). Undefined: none are signed, but by the demonstration's own key. */
  @IsOptional()
  @SigningKeyPem()
  licenceKey: string | undefined;

  /** What the HTTP door is told of the world before it. */
  door: DoorSettings;

  /** How the journal is vouched for outside. */
  seal: SealSettings;

  /** Where a test ends this process (see `crashPoint`); NODE_ENV=test only. */
  @IsOptional()
  @CrashAt()
  crashAt: string | undefined;

  /** For api and worker: a database must be named. Throws {@link ConfigError} with everything that is wrong. */
  static read(env: Environment = process.env, readText: ReadText = textOf): Config {
    return build(env, readText, true);
  }

  /** For the product in one process, which starts a PostgreSQL of its own when none is named. Throws like `read`. */
  static readStandalone(env: Environment = process.env, readText: ReadText = textOf): Config {
    return build(env, readText, false);
  }
}

/** What a child process gets of our environment: enough to be found and to run, no secret and no PG* setting. */
export function bareEnvironment(): Record<string, string> {
  const kept = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'LD_LIBRARY_PATH'];
  const pairs = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(pairs), LC_ALL: 'C' };
}

function textOf(path: string): string {
  return readFileSync(path, 'utf8');
}

function build(env: Environment, readText: ReadText, databaseNeeded: boolean): Config {
  const source = new ConfigSource(env, readText);
  const config = fill(source);
  const problems = [
    ...source.problems,
    ...invalid(config),
    ...missing(config, databaseNeeded),
    ...nameless(config),
    ...crashing(config),
    ...signInProblems(config, config.environment === 'production'),
    ...productionProblems(config),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function fill(source: ConfigSource): Config {
  const config = new Config();
  config.environment = (source.text('NODE_ENV') ?? 'development') as Config['environment'];
  config.port = source.number('PORT', 3000);
  config.host = source.text('HOST') ?? '127.0.0.1';
  config.databaseUrl = source.secret('DATABASE_URL');
  config.migrationDatabaseUrl = source.secret('MIGRATION_DATABASE_URL') ?? config.databaseUrl;
  config.redisUrl = source.secret('REDIS_URL');
  config.dataDir = resolve(source.text('DATA_DIR') ?? './data');
  config.logLevel = source.text('LOG_LEVEL') ?? 'info';
  // A misspelt NODE_ENV must not open the demonstration doors while it is being refused.
  config.demo = source.flag('DEMO', ['development', 'test'].includes(config.environment));
  config.poolSize = source.number('POOL_SIZE', 10);
  config.smtpUrl = source.secret('SMTP_URL');
  config.mailFrom = source.text('MAIL_FROM');
  config.webhookAllow = source.list('WEBHOOK_ALLOW');
  config.publicUrl = source.text('PUBLIC_URL')?.replace(/\/+$/, '') ?? ownUrl(config);
  config.licenceKey = source.secret('LICENCE_KEY');
  config.crashAt = source.text('CRASH_AT');
  fillSignIn(config, source, config.environment === 'production');
  fillFiles(config, source);
  config.door = readDoor(source, config.environment);
  config.seal = readSeal(source);
  return config;
}

const ownUrl = ({ host, port }: Pick<Config, 'host' | 'port'>): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

function invalid(config: Config): ConfigProblem[] {
  return validateSync(config).flatMap(({ property, contexts, value }) => {
    // The owner's URL inherits the runtime's, and the public one host and port: one mistake, one line.
    if (property === 'migrationDatabaseUrl' && value === config.databaseUrl) return [];
    const words = Object.values(contexts ?? {})[0] as Bilingual | undefined;
    if (property === 'publicUrl' && value === ownUrl(config)) return [];
    return [
      { variable: VARIABLE[property] ?? property, zh: words?.zh ?? '有误', en: words?.en ?? 'is wrong' },
    ];
  });
}

function missing(config: Config, databaseNeeded: boolean): ConfigProblem[] {
  if (config.databaseUrl !== undefined) return [];
  if (!databaseNeeded && config.environment !== 'production') return [];
  return [
    {
      variable: 'DATABASE_URL',
      zh: '缺少：请设为 postgres://用户:口令@主机:5432/库名，或用 DATABASE_URL_FILE 指向存放它的文件',
      en: 'is missing: set postgres://user:password@host:5432/database, or DATABASE_URL_FILE to a file that holds it',
    },
  ];
}

function nameless({ smtpUrl, mailFrom }: Config): ConfigProblem[] {
  if (smtpUrl === undefined || mailFrom !== undefined) return [];
  return [
    {
      variable: 'MAIL_FROM',
      zh: '设了 SMTP_URL 就要设发件地址，例如 notice@example.gov.cn',
      en: 'is missing beside SMTP_URL: set the address mails come from, for instance notice@example.gov.cn',
    },
  ];
}

/** Whoever can set our environment could end us anyway; but a variable left over from a test must not do it in earnest. */
function crashing({ crashAt, environment }: Config): ConfigProblem[] {
  if (crashAt === undefined || environment === 'test') return [];
  return [
    {
      variable: 'CRASH_AT',
      zh: '只用于测试（NODE_ENV=test）：请删去，否则进程会在该处自行终止',
      en: 'is for tests only (NODE_ENV=test): remove it, the process would end itself there',
    },
  ];
}
