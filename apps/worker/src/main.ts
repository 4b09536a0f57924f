import { configOrExit, createLog, drainOnSignal } from '#platform';
import { bootWorker } from './boot.js';

const config = configOrExit();
const log = createLog(config.logLevel);

try {
  const worker = await bootWorker(config, log);
  drainOnSignal('worker', () => worker.stop(), log);
} catch (err) {
  log.fatal({ err }, 'worker did not start');
  process.exit(1);
}
