import { Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '#platform';
import { RecordModule } from '#record';
import { Deliver } from './deliver.js';
import { ForgetDeliveries } from './forget-deliveries.js';
import { Mail } from './mail.js';
import { PublicOnly } from './public-only.js';
import { Senders } from './senders.js';
import { DeliveryStore } from './store/delivery.store.js';
import { TellSeals } from './tell-seals.js';
import { Webhook } from './webhook.js';

const senders = {
  provide: Senders,
  inject: [DeliveryStore, Config],
  useFactory: (store: DeliveryStore, { webhookAllow, smtpUrl, mailFrom, publicUrl }: Config): Senders => {
    const mail =
      smtpUrl !== undefined && mailFrom !== undefined
        ? new Mail({ url: smtpUrl, from: mailFrom, publicUrl })
        : null;
    return new Senders(store, new Webhook(new PublicOnly(webhookAllow)), mail);
  },
};

/** Whoever imports it delivers, from the start of the container to its end. */
@Module({
  imports: [RecordModule],
  providers: [Deliver, DeliveryStore, ForgetDeliveries, senders, TellSeals],
  exports: [ForgetDeliveries, TellSeals],
})
export class DeliveryModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly deliver: Deliver) {}

  onApplicationBootstrap(): void {
    this.deliver.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.deliver.stop();
  }
}
