import { Module } from '@nestjs/common';
import {
  configOrExit,
  createLog,
  Database,
  didNotStart,
  drainOnSignal,
  freePort,
  openMigrated,
  PlatformModule,
} from '#platform';
import { ApiModule } from './api.module.js';
import { createApi } from './boot.js';

@Module({})
class Root {}

const config = configOrExit();
const log = createLog(config.logLevel);

async function start(): Promise<() => Promise<void>> {
  await freePort(config);
  const source = await openMigrated('api', config, log);
  const imports = [PlatformModule.forRoot(config, new Database(source), log), ApiModule.forRoot(config)];
  const app = await createApi({ module: Root, imports }, log, config);
  await app.listen(config.port, config.host);
  log.info({ port: Number(new URL(await app.getUrl()).port) }, 'api listens');
  return () => app.close().then(() => source.destroy());
}

try {
  drainOnSignal('api', await start(), log);
} catch (err) {
  didNotStart('api', err, log);
}
