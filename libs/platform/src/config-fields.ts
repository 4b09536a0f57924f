import { createPrivateKey } from 'node:crypto';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isConnectionUrl, namesDatabase } from './connection-url.js';
import { CRASH_POINTS, isCrashPoint } from './crash-point.js';

/** What is said of a wrong value, in both languages: carried to the problem by class-validator's `context`. */
export const say = (zh: string, en: string): ValidationOptions => ({ context: { zh, en } });

export const PORT_WORDS = say(
  '不是 0 到 65535 的整数：请换一个端口',
  'is not a whole number from 0 to 65535: choose another port',
);
export const POOL_WORDS = say('不是 1 到 200 的整数', 'is not a whole number from 1 to 200');
const POSTGRES_WORDS = say(
  '不是有效的 PostgreSQL 地址：请写成 postgres://用户:口令@主机:5432/库名',
  'is not a PostgreSQL URL: write postgres://user:password@host:5432/database',
);
const REDIS_WORDS = say(
  '不是有效的 Redis 地址：请写成 redis://:口令@主机:6379，不用 Redis 就删去此项',
  'is not a Redis URL: write redis://:password@host:6379, or remove it to do without Redis',
);

const SMTP_WORDS = say(
  '不是有效的邮件服务器地址：请写成 smtp://用户:口令@主机:587，不发邮件就删去此项',
  'is not a mail server: write smtp://user:password@host:587, or remove it to send no mail',
);
const PUBLIC_URL_WORDS = say(
  '不是对外网址：请写成 https://主机，不带路径和参数',
  'is no public address: write https://host, without a path or a query',
);
/** What is said of a wrong key in that variable. */
export const keyWords = (variable: string) => ({
  zh: `不是 Ed25519 私钥（PEM，PKCS #8）：可用 openssl genpkey -algorithm ed25519 生成，并用 ${variable}_FILE 指向该文件`,
  en: `is no Ed25519 private key (PEM, PKCS #8): make one with openssl genpkey -algorithm ed25519, and name its file in ${variable}_FILE`,
});
const { zh: KEY_ZH, en: KEY_EN } = keyWords('LICENCE_KEY');
const KEY_WORDS = say(KEY_ZH, KEY_EN);
const CRASH_WORDS = say(
  `不是测试中断点：请写成 <断点>[:第几次][:halt]，断点为 ${CRASH_POINTS.join('、')}`,
  `is no crash point: write <point>[:<n>][:halt], a point being ${CRASH_POINTS.join(', ')}`,
);

/** class-validator drops the context of a rule that has no message. */
const defaultMessage = () => 'url';

/** A PostgreSQL URL that names a host (or a socket folder) and a database. */
export function PostgresUrl(): PropertyDecorator {
  const validate = (value: unknown) =>
    isConnectionUrl(value, ['postgres:', 'postgresql:']) && namesDatabase(value);
  return ValidateBy({ name: 'postgresUrl', validator: { validate, defaultMessage } }, POSTGRES_WORDS);
}

/** A Redis URL, with or without TLS. */
export function RedisUrl(): PropertyDecorator {
  const validate = (value: unknown) => isConnectionUrl(value, ['redis:', 'rediss:']);
  return ValidateBy({ name: 'redisUrl', validator: { validate, defaultMessage } }, REDIS_WORDS);
}

/** A mail server, with or without TLS from the first byte on. */
export function SmtpUrl(): PropertyDecorator {
  const validate = (value: unknown) => isConnectionUrl(value, ['smtp:', 'smtps:']);
  return ValidateBy({ name: 'smtpUrl', validator: { validate, defaultMessage } }, SMTP_WORDS);
}

/** An address of ours that stands on paper: scheme and host, nothing behind. */
export function PublicUrl(): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && /^https?:\/\/[^/?#\s@]+$/.test(value);
  return ValidateBy({ name: 'publicUrl', validator: { validate, defaultMessage } }, PUBLIC_URL_WORDS);
}

/** An Ed25519 private key in PEM. */
export function SigningKeyPem(): PropertyDecorator {
  return ValidateBy({ name: 'signingKey', validator: { validate: isSigningKey, defaultMessage } }, KEY_WORDS);
}

export function isSigningKey(value: unknown): boolean {
  try {
    return createPrivateKey(String(value)).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

/** A place where a test ends the process. */
export function CrashAt(): PropertyDecorator {
  return ValidateBy({ name: 'crashAt', validator: { validate: isCrashPoint, defaultMessage } }, CRASH_WORDS);
}
