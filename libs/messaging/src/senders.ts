import type { Mail } from './mail.js';
import { cloudEvent } from './model/cloud-event.js';
import type { Claimed, DeliveryStore } from './store/delivery.store.js';
import type { Answered, Webhook } from './webhook.js';

/** The channels behind one door: one attempt of one message. */
export class Senders {
  constructor(
    private readonly store: DeliveryStore,
    private readonly webhook: Webhook,
    /** Null where no mail server is named. */
    private readonly mail: Mail | null,
  ) {}

  async send(message: Claimed): Promise<Answered> {
    const { channel, target, eventId, subscriptionId } = message;
    if (channel === 'webhook') {
      const sign = (content: string) => this.store.sign(subscriptionId, content);
      return this.webhook.send({ url: target, eventId, body: cloudEvent(message), sign });
    }
    // The settings were taken away after somebody subscribed: it waits for them as for a receiver that is down.
    if (!this.mail) return { tookMs: 0, error: 'NO_MAIL_SERVER' };
    return this.mail.send(target, message);
  }
}
