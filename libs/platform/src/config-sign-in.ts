import { IsInt, IsOptional, Max, MaxLength, Min, ValidateBy } from 'class-validator';
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
  config.oidcIssuer = source.text('OIDC_ISSUER');
  config.oidcClientId = source.text('OIDC_CLIENT_ID');
  config.oidcClientSecret = source.secret('OIDC_CLIENT_SECRET');
}

export function signInProblems({ oidcIssuer, oidcClientId }: SignInConfig, live: boolean): ConfigProblem[] {
  if (oidcIssuer === undefined) return [];
  const problems: ConfigProblem[] = [];
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
