import { type DynamicModule, Module } from '@nestjs/common';
import { Config } from './config.js';
import { armCrashPoint } from './crash-point.js';
import { Database } from './database.js';
import type { Logger } from './log.js';

/** Injection token of the process's {@link Logger}, which is an interface and leaves no name at run time. */
export const LOG = Symbol('log');

/**
 * What the start opened, handed to every lib: `Config`, `Database` and the log under {@link LOG}. The module closes nothing:
 * whoever opened the database closes it, after the container.
 */
@Module({})
export class PlatformModule {
  static forRoot(config: Config, database: Database, log: Logger): DynamicModule {
    armCrashPoint(config.crashAt);
    const providers = [
      { provide: Config, useValue: config },
      { provide: Database, useValue: database },
      { provide: LOG, useValue: log },
    ];
    return { module: PlatformModule, global: true, providers, exports: [Config, Database, LOG] };
  }
}
