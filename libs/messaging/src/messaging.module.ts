import { Module, type OnModuleDestroy } from '@nestjs/common';
import { Config, LOG, type Logger } from '#platform';
import { RecordModule } from '#record';
import { Bells } from './bells.js';
import { Bull, openBull } from './bull.js';
import { Foresight } from './foresight.js';
import { Messaging } from './messaging.js';
import { Relay } from './relay.js';
import { Ring } from './ring.js';
import { Subscriptions } from './subscriptions.js';
import { Sweep } from './sweep.js';

const bull = {
  provide: Bull,
  inject: [Config, LOG],
  useFactory: ({ redisUrl, databaseUrl }: Config, log: Logger): Bull => {
    if (databaseUrl === undefined)
      throw new Error('messaging needs the URL of the database, also of an embedded one');
    return openBull({ redisUrl, databaseUrl }, log);
  },
};

/** Starts nothing by itself: the worker subscribes, then starts. Stops with the container. */
@Module({
  imports: [RecordModule],
  providers: [bull, Bells, Foresight, Messaging, Relay, Ring, Subscriptions, Sweep],
  exports: [Bull, Messaging, Subscriptions],
})
export class MessagingModule implements OnModuleDestroy {
  constructor(
    private readonly messaging: Messaging,
    private readonly bull: Bull,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.messaging.stop();
    await this.bull.close();
  }
}
