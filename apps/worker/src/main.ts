import { configOrExit, createLog, type Logger } from '#platform';
import { bootWorker } from './boot.js';

const DRAIN_MS = 25_000;

const config = configOrExit();
const log = createLog(config.logLevel);

/** Exit 0 when drained, 1 when the drain took too long or failed; a second signal does not wait. */
async function drain(signal: NodeJS.Signals, stop: () => Promise<void>, say: Logger): Promise<never> {
  say.info({ signal }, 'worker drains');
  setTimeout(() => {
    say.error({ afterMs: DRAIN_MS }, 'drain took too long');
    process.exit(1);
  }, DRAIN_MS).unref();
  try {
    await stop();
    process.exit(0);
  } catch (err) {
    say.error({ err }, 'drain failed');
    process.exit(1);
  }
}

try {
  const worker = await bootWorker(config, log);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void drain(signal, () => worker.stop(), log);
    });
  }
} catch (err) {
  log.fatal({ err }, 'worker did not start');
  process.exit(1);
}
