import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People } from '#identity';
import { Config } from '#platform';
import { LegalClock } from '#record';

/** Production does not start on a database that was a demonstration: neither its people nor its moved clock may decide anything. */
@Injectable()
export class Production implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly people: People,
    private readonly clock: LegalClock,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.config.environment !== 'production') return;
    const found = [
      (await this.people.hasDemoPeople()) && '演示账号 demonstration accounts',
      (await this.clock.isMovable()) && '可拨动的时钟 a movable clock',
    ].filter((each) => each !== false);
    if (found.length > 0)
      throw new Error(`production refuses to start, the database holds: ${found.join(', ')}`);
  }
}
