import { Module } from '@nestjs/common';
import { configOrExit, createLog, Database, openDatabase, PlatformModule } from '#platform';
import { ApiModule } from './api.module.js';
import { createApi } from './boot.js';

@Module({})
class Root {}

const config = configOrExit();
const log = createLog(config.logLevel);
const source = await openDatabase(config.databaseUrl ?? '', {
  poolSize: config.poolSize,
  role: 'app_rt',
  applicationName: 'api',
  onPoolError: (err) => log.warn({ err }, 'a database connection broke'),
});
const imports = [PlatformModule.forRoot(config, new Database(source), log), ApiModule.forRoot(config)];
const app = await createApi({ module: Root, imports }, log);
await app.listen(config.port, config.host);
log.info({ port: config.port }, 'api listens');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'api drains');
    void app
      .close()
      .then(() => source.destroy())
      .then(() => process.exit(0));
  });
}
