import { Module } from '@nestjs/common';
import { configOrExit, createLog, Database, drainOnSignal, openDatabase, PlatformModule } from '#platform';
import { ApiModule } from './api.module.js';
import { createApi } from './boot.js';

@Module({})
class Root {}

const config = configOrExit();
const log = createLog(config.logLevel);

async function start(): Promise<() => Promise<void>> {
  const source = await openDatabase(config.databaseUrl ?? '', {
    poolSize: config.poolSize,
    role: 'app_rt',
    applicationName: 'api',
    onPoolError: (err) => log.warn({ err }, 'a database connection broke'),
  });
  const imports = [PlatformModule.forRoot(config, new Database(source), log), ApiModule.forRoot(config)];
  const app = await createApi({ module: Root, imports }, log, config);
  await app.listen(config.port, config.host);
  log.info({ port: Number(new URL(await app.getUrl()).port) }, 'api listens');
  return () => app.close().then(() => source.destroy());
}

try {
  drainOnSignal('api', await start(), log);
} catch (err) {
  log.fatal({ err }, 'api did not start');
  process.exit(1);
}
