import { Nullable, NullablePart, Shown, ShownMany, ShownPart } from '../http/fields.js';
import { BilingualAnswer, OrganAnswer } from './answers.js';

export class NoticeAnswer {
  @Shown('string') id: string;
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('integer', { description: 'Line of the journal that told it' }) seq: number;
  @Shown('integer', { description: 'The item; 0 is the case itself' }) n: number;
  @Shown('string') kind: string;
  @Shown('string', { enum: ['applicant', 'organ', 'supervisor'] }) audience: string;
  @NullablePart(() => OrganAnswer) organ: OrganAnswer | null;
  @Shown('boolean', { description: 'The law asks that it reaches them' }) legal: boolean;
  @ShownPart(() => BilingualAnswer) words: BilingualAnswer;
  @Shown('object', { description: 'The figures and days its words name' }) params: object;
  @Shown('string', { format: 'date-time' }) issuedAt: string;
}

export class NoticePage {
  @ShownMany(() => NoticeAnswer) items: NoticeAnswer[];
  @Shown('string', {
    required: false,
    description: 'Cursor of what comes next, also of what comes later; absent on an empty page',
  })
  next?: string;
}

export class SecretStateAnswer {
  @Shown('string', { format: 'date-time' }) createdAt: string;
  @Nullable('string', { format: 'date-time', description: 'Until then it signs beside the newer one' })
  endsAt: string | null;
}

export class DisabledAnswer {
  @Shown('string', { format: 'date-time' }) at: string;
  @Shown('string', { enum: ['gone', 'failing'] }) reason: string;
  @ShownPart(() => BilingualAnswer) words: BilingualAnswer;
}

export class SubscriptionAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string', { enum: ['webhook', 'mail'] }) channel: string;
  @Shown('string', { description: 'URL or address' }) target: string;
  @Shown('string', { isArray: true }) topics: string[];
  @Shown('string', { isArray: true, description: 'Kinds of notices; empty: every kind' }) kinds: string[];
  @Shown('boolean', { description: 'Hears its whole park (supervision), not only its own cases' })
  park: boolean;
  @Shown('string', { format: 'date-time' }) createdAt: string;
  @Nullable('string', { format: 'date-time', description: 'Since when nothing has arrived' }) failingSince:
    | string
    | null;
  @NullablePart(() => DisabledAnswer) disabled: DisabledAnswer | null;
  @Nullable('string', { format: 'date-time' }) endedAt: string | null;
  @ShownMany(() => SecretStateAnswer, {
    description: 'Secrets in force, oldest first; never the secrets themselves',
  })
  secrets: SecretStateAnswer[];
}

export class SubscribedAnswer extends SubscriptionAnswer {
  @Nullable('string', { description: 'Signing secret of a webhook (Standard Webhooks); shown once' }) secret:
    | string
    | null;
}

export class SubscriptionPage {
  @ShownMany(() => SubscriptionAnswer) items: SubscriptionAnswer[];
  @Shown('string', { required: false, description: 'Cursor of the next page; absent on the last one' })
  next?: string;
}

export class DeliveryAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string', { format: 'uuid' }) subscriptionId: string;
  @Shown('string', { enum: ['webhook', 'mail'] }) channel: string;
  @Shown('string', { description: 'webhook-id, and id of the CloudEvent: the same at every try' })
  eventId: string;
  @Shown('string') topic: string;
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Nullable('string') noticeId: string | null;
  @Nullable('string') noticeKind: string | null;
  @Shown('boolean') legal: boolean;
  @Shown('string', { enum: ['pending', 'delivered', 'failed', 'dropped'] }) state: string;
  @Shown('integer') attempts: number;
  @Nullable('string', { format: 'date-time' }) nextAt: string | null;
  @Nullable('string', {
    description: 'TIMEOUT, INWARD, REDIRECT, STATUS, GONE, DISABLED or the code of the network',
  })
  lastError: string | null;
  @Shown('string', { format: 'date-time' }) createdAt: string;
  @Nullable('string', { format: 'date-time' }) settledAt: string | null;
}

export class AttemptAnswer {
  @Shown('integer') n: number;
  @Shown('string', { format: 'date-time' }) startedAt: string;
  @Nullable('integer', { description: 'Null while it runs, or where its sender died' }) tookMs: number | null;
  @Nullable('integer', { description: 'Status the receiver answered, of HTTP or of SMTP' }) status:
    | number
    | null;
  @Nullable('string') error: string | null;
  @Nullable('string', { description: 'Beginning of what it answered; for its own organ' }) excerpt:
    | string
    | null;
}

export class DeliveryDetailAnswer extends DeliveryAnswer {
  @ShownMany(() => AttemptAnswer) log: AttemptAnswer[];
}

export class DeliveryPage {
  @ShownMany(() => DeliveryAnswer) items: DeliveryAnswer[];
  @Shown('string', { required: false, description: 'Cursor of the next page; absent on the last one' })
  next?: string;
}
