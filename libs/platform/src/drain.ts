import type { Logger } from './log.js';

/** Longer than a statement's own time-out and shorter than what an orchestrator grants. */
export const DRAIN_MS = 25_000;

/**
 * SIGINT and SIGTERM end the process by `stop`: exit 0 when it is done, 1 when it failed or took longer than 25 s; a second
 * signal does not wait. `what` is named in the log.
 */
export function drainOnSignal(what: string, stop: () => Promise<unknown>, log: Logger): void {
  const drain = async (signal: NodeJS.Signals) => {
    log.info({ signal }, `${what} drains`);
    setTimeout(() => {
      log.error({ afterMs: DRAIN_MS }, 'drain took too long');
      process.exit(1);
    }, DRAIN_MS).unref();
    try {
      await stop();
      process.exit(0);
    } catch (err) {
      log.error({ err }, 'drain failed');
      process.exit(1);
    }
  };
  let draining = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (draining) process.exit(1);
      draining = true;
      void drain(signal);
    });
  }
}
