import { CountParameter, Id, OneOf, Text } from '../http/fields.js';
import { NOTICE_KINDS } from './notice-kinds.js';

export class PageParameters {
  @Text({ max: 200, optional: true, description: 'The `next` of the page before' }) cursor?: string;
  @CountParameter({ min: 1, max: 100, optional: true }) limit?: number;
}

const YES_OR_NO = ['true', 'false'] as const;

export class NoticeParameters extends PageParameters {
  @OneOf(NOTICE_KINDS, { optional: true }) kind?: string;
  @OneOf(['applicant', 'organ', 'supervisor'], { optional: true }) audience?: string;
  @Id({ optional: true }) caseId?: string;
  @OneOf(YES_OR_NO, { optional: true, description: 'The law asks that it reaches them' }) legal?: string;
  @Text({ max: 40, optional: true, description: 'Issued at this instant (RFC 3339) or later' })
  since?: string;
}

export class DeliveryParameters extends PageParameters {
  @OneOf(['pending', 'delivered', 'failed', 'dropped'], { optional: true }) state?: string;
  @OneOf(YES_OR_NO, { optional: true }) legal?: string;
  @Id({ optional: true }) subscription?: string;
}

export class ReasonParameters {
  @Text({
    min: 2,
    max: 200,
    optional: true,
    description: 'Why identity numbers are to be shown whole; it is written down. Without it they are masked',
  })
  reason?: string;
}

export class StatusParameters {
  @Text({ max: 40, description: 'Query code given with the receipt' }) code: string;
}

/** Of the page: what a form sends, each part once both are there. */
export class StatusPageParameters {
  @Text({ max: 40, optional: true }) receipt?: string;
  @Text({ max: 40, optional: true }) code?: string;
}
