import { type Logger, pino } from 'pino';
import { blotted } from './blot.js';
import { standardOutput } from './standard-output.js';

export type { Logger } from 'pino';

const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'password',
  'token',
  'queryCode',
  'secret',
  'databaseUrl',
  'redisUrl',
  'smtpUrl',
  'headers',
  'body',
];
const CENSOR = '[blotted]';
/** Nobody reads more of an address; the rest is what somebody fills a disk with. */
const LONGEST_URL = 500;

interface RequestLike {
  readonly method?: string;
  readonly url?: string;
  readonly host?: string;
  readonly ip?: string;
}

/**
 * JSON lines on standard output, one object each, times in UTC (ISO 8601). `level` is a pino level. The request id
 * (`reqId`) is added by Fastify. Secrets are blotted out by field name up to three levels deep and inside request URLs:
 * the public status page carries its query code there, and logs are read by more people than cases are. What an error says is blotted by
 * its form: drivers and parsers quote what they were given.
 */
export function createLog(level: string): Logger {
  const paths = SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = {
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    base: { pid: process.pid },
    redact: { paths, censor: CENSOR },
    serializers: { req: requestLine, err: errorLine },
  };
  return pino(options, standardOutput());
}

/**
 * The log of the lines about requests. Their serializers name each field that they tell, none of which is secret; only what somebody else
 * says in an error or beside it is looked through: looking through each value of each line cost a door as much as checking its bodies.
 */
export function requestLog(log: Logger): Logger {
  const paths = SECRET_FIELDS.flatMap((name) => [name, `err.${name}`, `err.*.${name}`]);
  return log.child({}, { redact: { paths, censor: CENSOR } });
}

function requestLine({ method, url, host, ip }: RequestLike): RequestLike {
  return {
    ...(method !== undefined && { method }),
    ...(url !== undefined && { url: blotted(url.slice(0, LONGEST_URL)) }),
    ...(host !== undefined && { host }),
    ...(ip !== undefined && { ip }),
  };
}

/** A driver's error carries its whole connection; what helps is what it says, its code, and where it happened. */
function errorLine(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, code, cause } = error as Error & { code?: unknown };
  return {
    type: name,
    message: blotted(message),
    ...(stack !== undefined && { stack: blotted(stack) }),
    ...(code !== undefined && { code }),
    ...(cause !== undefined && { cause: errorLine(cause) }),
  };
}
