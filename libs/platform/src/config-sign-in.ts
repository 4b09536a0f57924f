import { IsInt, IsOptional, Matches, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { say } from './config-fields.js';
import { FileConfig } from './config-files.js';
import type { ConfigProblem } from './config-problems.js';
import type { ConfigSource } from './config-source.js';

const IDLE_WORDS = say('不是 1 到 720 的整数（分钟）', 'is not a whole number of minutes from 1 to 720');
const ISSUER_WORDS = say(
  '不是身份提供方地址：请写成 https://主机/路径，与其公布的 issuer 完全一致',
  'is no issuer: write https://host/path, exactly as the provider publishes it',
);
const CLIENT_WORDS = say('过长（最多 200 字符）', 'is too long (200 characters at most)');

const TOTP_KEY_WORDS = say(
  '不是 32 字节的密钥：用 openssl rand -base64 32 生成',
  'is no key of 32 bytes: make one with openssl rand -base64 32',
);

const isIssuer = (value: unknown) => typeof value === 'string' && /^https?:\/\/[^?#\s@]+$/.test(value);
const Issuer = () =>
  ValidateBy(
    { name: 'issuer', validator: { validate: isIssuer, defaultMessage: () => 'issuer' } },
    ISSUER_WORDS,
  );

/** Which variable fills which field. */
export const SIGN_IN_VARIABLE: Readonly<Record<string, string>> = {
  sessionIdleMinutes: 'SESSION_IDLE_MINUTES',
  staffTotp: 'STAFF_TOTP',
  totpKey: 'TOTP_KEY',
  oidcIssuer: 'OIDC_ISSUER',
  oidcClientId: 'OIDC_CLIENT_ID',
  oidcClientSecret: 'OIDC_CLIENT_SECRET',
};

/** How people sign in. Config is a ladder of such parts, for class-validator reads only what a class inherits. */
export class SignInConfig extends FileConfig {
  /** A session that nobody uses ends after so many minutes. */
  @IsInt(IDLE_WORDS)
  @Min(1, IDLE_WORDS)
  @Max(720, IDLE_WORDS)
  sessionIdleMinutes: number;

  /** Staff sign in with a second factor; people of the demonstration are exempt. */
  staffTotp: boolean;

  /** Under which the secrets of second factors lie in the database, 32 bytes in Base64. Undefined only outside production. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9+/]{43}=$/, TOTP_KEY_WORDS)
  totpKey: string | undefined;

  /** The OpenID provider; undefined: built-in accounts only. */
  @IsOptional()
  @Issuer()
  oidcIssuer: string | undefined;

  @IsOptional()
  @MaxLength(200, CLIENT_WORDS)
  oidcClientId: string | undefined;

  /** Undefined: a public client, which PKCE protects. */
  oidcClientSecret: string | undefined;
}

export function fillSignIn(config: SignInConfig, source: ConfigSource, live: boolean): void {
  config.sessionIdleMinutes = source.number('SESSION_IDLE_MINUTES', 30);
  config.staffTotp = source.flag('STAFF_TOTP', live);
  config.totpKey = source.secret('TOTP_KEY');
  config.oidcIssuer = source.text('OIDC_ISSUER');
  config.oidcClientId = source.text('OIDC_CLIENT_ID');
  config.oidcClientSecret = source.secret('OIDC_CLIENT_SECRET');
}

export function signInProblems(
  { oidcIssuer, oidcClientId, totpKey }: SignInConfig,
  live: boolean,
): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (live && totpKey === undefined)
    problems.push({
      variable: 'TOTP_KEY',
      zh: '生产环境须有动态验证码密钥的加密密钥：用 openssl rand -base64 32 生成，并妥善备份',
      en: 'is missing: production keeps the secrets of second factors under a key; make one with openssl rand -base64 32 and back it up',
    });
  if (oidcIssuer === undefined) return problems;
  if (oidcClientId === undefined)
    problems.push({
      variable: 'OIDC_CLIENT_ID',
      zh: '设了 OIDC_ISSUER 就要设客户端标识',
      en: 'is missing beside OIDC_ISSUER: set the client id the provider gave you',
    });
  if (live && !oidcIssuer.startsWith('https://'))
    problems.push({
      variable: 'OIDC_ISSUER',
      zh: '生产环境须为 https 地址',
      en: 'must be an https address in production',
    });
  return problems;
}
