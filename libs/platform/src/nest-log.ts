import type { LoggerService } from '@nestjs/common';
import type { Logger } from './log.js';

/** Nest's own words in the product's log: its start-up chatter only when debugging. */
export function nestLog(log: Logger): LoggerService {
  const at =
    (level: 'debug' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...rest: unknown[]): void => {
      if (message instanceof Error) log[level]({ err: message }, message.message);
      else log[level]({ from: rest.at(-1) }, String(message));
    };
  return {
    log: at('debug'),
    verbose: at('debug'),
    debug: at('debug'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
  };
}
