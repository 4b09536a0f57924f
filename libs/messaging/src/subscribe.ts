import { Injectable } from '@nestjs/common';
import { isRejection, type Rejection, reject } from '#kernel';
import { Config, newId } from '#platform';
import { lentRefusal } from './model/lent.js';
import { isMailAddress } from './model/mail-address.js';
import { NOTICE_ISSUED, TOPICS } from './model/topics.js';
import { webhookUrl } from './model/webhook-url.js';
import { newSigningSecret } from './signing-secret.js';
import { type NewSubscription, type Subscriber, SubscriptionStore } from './store/subscription.store.js';

/** Live channels of one organ. */
const MOST = 20;

export interface Subscription {
  readonly channel: 'webhook' | 'mail';
  readonly url?: string;
  readonly address?: string;
  readonly topics: readonly string[];
  /** Kinds of notices; empty: every kind. */
  readonly kinds: readonly string[];
}

/** Subscribes a channel of the asker's organ. The secret of a webhook is answered here and nowhere else. */
@Injectable()
export class Subscribe {
  constructor(
    private readonly store: SubscriptionStore,
    private readonly config: Config,
  ) {}

  async execute(
    by: Subscriber,
    wish: Subscription,
  ): Promise<{ readonly id: string; readonly secret: string | null } | Rejection> {
    const lent = lentRefusal(by);
    if (lent) return lent;
    const target = this.targetOf(wish);
    if (typeof target !== 'string') return target;
    const refusal = topicsRefusal(wish);
    if (refusal) return refusal;
    const { channel, topics, kinds } = wish;
    const secret = channel === 'webhook' ? newSigningSecret() : null;
    const subscription: NewSubscription = {
      id: newId(),
      channel,
      target,
      topics: [...new Set(topics)],
      kinds: [...new Set(kinds)],
      most: MOST,
      ...(secret && { secret: secret.keys }),
    };
    switch (await this.store.subscribe(by, subscription)) {
      case 'done':
        return { id: subscription.id, secret: secret?.text ?? null };
      case 'nobody':
        return reject('UNAUTHENTICATED');
      case 'twice':
        return reject('SUBSCRIBED_ALREADY', { pointer: channel === 'webhook' ? '/url' : '/address' });
      case 'many':
        return reject('TOO_MANY_SUBSCRIPTIONS', { params: { most: MOST } });
    }
  }

  private targetOf({ channel, url, address }: Subscription): string | Rejection {
    if (channel === 'webhook') {
      if (address !== undefined) return reject('UNKNOWN_FIELD', { pointer: '/address' });
      const target = webhookUrl(url ?? '', this.config.webhookAllow);
      return isRejection(target) ? target : target.href;
    }
    if (url !== undefined) return reject('UNKNOWN_FIELD', { pointer: '/url' });
    if (this.config.smtpUrl === undefined) return reject('MAIL_NOT_CONFIGURED', { pointer: '/channel' });
    return address !== undefined && isMailAddress(address)
      ? address
      : reject('MAIL_ADDRESS_INVALID', { pointer: '/address' });
  }
}

function topicsRefusal({ topics, kinds }: Subscription): Rejection | null {
  if (topics.length === 0) return reject('TOPICS_MISSING', { pointer: '/topics' });
  const unknown = topics.findIndex((topic) => !TOPICS.includes(topic));
  if (unknown >= 0)
    return reject('NO_SUCH_TOPIC', { pointer: `/topics/${unknown}`, params: { topics: TOPICS.join(', ') } });
  if (kinds.length > 0 && !topics.includes(NOTICE_ISSUED))
    return reject('KINDS_WITHOUT_NOTICES', { pointer: '/kinds' });
  return null;
}
