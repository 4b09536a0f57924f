import { Count, OneOf, Text, Texts, WordsOf } from '../http/fields.js';
import { NOTICE_KINDS } from './notice-kinds.js';

export class SubscriptionBody {
  @OneOf(['webhook', 'mail']) channel: 'webhook' | 'mail';
  @Text({ max: 2000, optional: true, description: 'Of a webhook: https, port 443 or 8443, a public name' })
  url?: string;
  @Text({ max: 254, optional: true, description: 'Of a mail' }) address?: string;
  @Texts({
    max: 20,
    each: 40,
    min: 1,
    description: 'case.submitted, case.changed, case.concluded, result.in-force, notice.issued',
  })
  topics: string[];
  @WordsOf(NOTICE_KINDS, { optional: true, description: 'Kinds of notices; every kind where absent' })
  kinds?: string[];
}

export class RotationBody {
  @Count({
    min: 0,
    max: 168,
    optional: true,
    description:
      'Hours for which the secret before signs beside the new one; 24 where absent, 0 ends it at once',
  })
  previousHours?: number;
}
