import { Module } from '@nestjs/common';
import { EndSubscription } from './end-subscription.js';
import { LiveStream } from './live-stream.js';
import { Redeliver } from './redeliver.js';
import { RotateSecret } from './rotate-secret.js';
import { DeliveryQueries } from './store/delivery.queries.js';
import { NoticeQueries } from './store/notice.queries.js';
import { StreamStore } from './store/stream.store.js';
import { SubscriptionStore } from './store/subscription.store.js';
import { Subscribe } from './subscribe.js';
import { VerifySignature } from './verify-signature.js';

const DOOR = [
  NoticeQueries,
  DeliveryQueries,
  SubscriptionStore,
  Subscribe,
  EndSubscription,
  RotateSecret,
  Redeliver,
  LiveStream,
  VerifySignature,
];

/** What the HTTP door asks of messaging. It delivers nothing and needs no queue. */
@Module({ providers: [...DOOR, StreamStore], exports: DOOR })
export class ChannelsModule {}
