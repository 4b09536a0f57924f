import { Config } from './config.js';
import { ConfigError } from './config-problems.js';

/** For api and worker: a wrong setting is told in plain words, all at once, before there is a log; then the process ends. */
export function configOrExit(): Config {
  try {
    return Config.read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
