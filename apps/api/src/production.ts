import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { People } from '#identity';
import { Config, ConfigError, LOG, type Logger } from '#platform';
import { LegalClock } from '#record';

/** Production does not start on a database that was a demonstration: neither its people nor its moved clock may decide anything. */
@Injectable()
export class Production implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly people: People,
    private readonly clock: LegalClock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    const { environment, demo } = this.config;
    if (demo) return;
    const found = [
      (await this.people.hasDemoPeople()) && '演示账号 demonstration accounts',
      (await this.clock.isMovable()) && '可拨动的时钟 a movable clock',
    ].filter((each) => each !== false);
    if (found.length === 0) return;
    const left = found.join(', ');
    if (environment !== 'production')
      return this.log.warn(`the database holds what a demonstration left: ${left}`);
    throw new ConfigError([
      {
        variable: 'DATABASE_URL',
        zh: `库中留有演示内容（${left}）：生产环境请换一个新库`,
        en: `names a database that was a demonstration (${left}): production needs a fresh one`,
      },
    ]);
  }
}
