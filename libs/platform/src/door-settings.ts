import { isIP } from 'node:net';
import type { ConfigSource } from './config-source.js';

/**
 * Requests a minute. `address`: all that come from one address; `anonymous`: those of them that name nobody; `principal`: those of one
 * session or key. The others are beside these, for what costs more or could be guessed at; `one-case` counts
 * who looks up one receipt number, wherever from: its query code has 40 bits. Nobody publishes such numbers: demo, to
 * be set by whoever runs the product.
 */
export const RATES = {
  address: 3000,
  anonymous: 600,
  principal: 1200,
  'sign-in': 60,
  lookup: 60,
  'one-case': 600,
  export: 60,
  paper: 60,
  upload: 120,
} as const;

export type RateName = keyof typeof RATES;
export type Rates = Readonly<Record<RateName, number>>;

/** What the HTTP door is told of the world before it. */
export interface DoorSettings {
  /** Addresses and ranges whose X-Forwarded-For is believed; nobody's unless named. */
  readonly trustedProxies: readonly string[];
  /** Addresses and ranges that may read /metrics; null: anybody. */
  readonly metricsFrom: readonly string[] | null;
  /** Serves /docs and /openapi.json. */
  readonly docs: boolean;
  /** Null: nothing is counted. */
  readonly rates: Rates | null;
  /** For how long a request may be on its way in. Uploads are such requests. */
  readonly requestSeconds: number;
}

type Environment = 'development' | 'test' | 'production';

/** Reads TRUSTED_PROXIES, METRICS_FROM, DOCS, RATE_LIMITS and REQUEST_SECONDS; what is wrong with them goes to the source's problems. */
export function readDoor(source: ConfigSource, environment: Environment): DoorSettings {
  const live = environment === 'production';
  const metricsFrom = rangesIn(source, 'METRICS_FROM');
  return {
    trustedProxies: rangesIn(source, 'TRUSTED_PROXIES'),
    metricsFrom: metricsFrom.length === 0 && !live ? null : metricsFrom,
    docs: source.flag('DOCS', !live),
    rates: ratesIn(source, environment),
    requestSeconds: secondsIn(source),
  };
}

function rangesIn(source: ConfigSource, variable: string): readonly string[] {
  const ranges = source.list(variable);
  if (!ranges.every(isRange))
    source.refuse(
      variable,
      '须为地址或网段，多个用逗号分隔，例如 10.0.0.0/8',
      'is a list of addresses or ranges, separated by commas: write for instance 10.0.0.0/8',
    );
  return ranges.filter(isRange);
}

function isRange(text: string): boolean {
  const [, address = '', bits] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  if (family === 0) return false;
  // A range that is everybody would believe everybody.
  return bits === undefined || (Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128));
}

/** `off`, or `name=number` for those that are to differ. Tests count nothing unless told: a suite is a crowd at one address. */
function ratesIn(source: ConfigSource, environment: Environment): Rates | null {
  const parts = source.list('RATE_LIMITS');
  if (parts.length === 0) return environment === 'test' ? null : RATES;
  if (parts.length === 1 && parts[0] === 'off') {
    if (environment === 'production')
      source.refuse(
        'RATE_LIMITS',
        '生产环境须限制请求频率：请删去 off，或逐项调高',
        'production counts its requests: remove "off", or raise the limits one by one',
      );
    return null;
  }
  const told = parts.map((part) => /^([a-z-]+)=([1-9]\d{0,6})$/.exec(part));
  const known = told.every((each) => each !== null && Object.hasOwn(RATES, each[1] ?? ''));
  if (!known)
    source.refuse(
      'RATE_LIMITS',
      `须为 off，或 名称=每分钟次数，名称为 ${Object.keys(RATES).join('、')}`,
      `is "off", or a list of name=requests a minute, the names being ${Object.keys(RATES).join(', ')}`,
    );
  return { ...RATES, ...Object.fromEntries(told.map((each) => [each?.[1], Number(each?.[2])])) };
}

function secondsIn(source: ConfigSource): number {
  const seconds = source.number('REQUEST_SECONDS', 120);
  if (seconds >= 1 && seconds <= 3600) return seconds;
  source.refuse(
    'REQUEST_SECONDS',
    '须为 1 到 3600 的整数（秒）',
    'is a whole number of seconds from 1 to 3600',
  );
  return 120;
}
