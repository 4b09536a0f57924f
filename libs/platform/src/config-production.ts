import type { ConfigProblem } from './config-problems.js';
import { weakSecret } from './connection-url.js';

/** What is looked at here of the whole configuration. */
interface Config {
  readonly environment: string;
  readonly demo: boolean;
  readonly webhookAllow: readonly string[];
  readonly publicUrl: string;
  readonly databaseUrl: string | undefined;
  readonly migrationDatabaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly smtpUrl: string | undefined;
}

/** What may stand in a trial and not in earnest. */
export function productionProblems(config: Config): ConfigProblem[] {
  if (config.environment !== 'production') return [];
  const problems: ConfigProblem[] = [];
  if (config.demo) {
    problems.push({
      variable: 'DEMO',
      zh: '生产环境不得有演示账号和可拨动的时钟：请删去 DEMO 或设为 false',
      en: 'production refuses demonstration accounts and the movable clock: remove DEMO or set it to false',
    });
  }
  if (config.webhookAllow.length > 0) {
    problems.push({
      variable: 'WEBHOOK_ALLOW',
      zh: '生产环境不得向内网地址投递：请删去 WEBHOOK_ALLOW',
      en: 'production delivers to public addresses only: remove WEBHOOK_ALLOW',
    });
  }
  if (!config.publicUrl.startsWith('https://')) {
    problems.push({
      variable: 'PUBLIC_URL',
      zh: '生产环境须写明 https:// 开头的对外网址：它印在文书和证照的二维码中',
      en: 'production needs the public address with https://: it stands in the QR codes of papers and licences',
    });
  }
  const { databaseUrl, migrationDatabaseUrl, redisUrl, smtpUrl } = config;
  const secrets: [string, string | undefined, boolean][] = [
    ['DATABASE_URL', databaseUrl, true],
    ['MIGRATION_DATABASE_URL', migrationDatabaseUrl === databaseUrl ? undefined : migrationDatabaseUrl, true],
    ['REDIS_URL', redisUrl, false],
    ['SMTP_URL', smtpUrl, false],
  ];
  for (const [variable, url, passwordNeeded] of secrets) {
    const words = url === undefined ? null : weakSecret(url, passwordNeeded);
    if (words) problems.push({ variable, ...words });
  }
  return problems;
}
