import { configOrExit, createLog, didNotStart, drainOnSignal } from '#platform';
import { bootWorker } from './boot.js';

const config = configOrExit();
const log = createLog(config.logLevel);

try {
  const worker = await bootWorker(config, log);
  drainOnSignal('worker', () => worker.stop(), log);
} catch (err) {
  didNotStart('worker', err, log);
}
