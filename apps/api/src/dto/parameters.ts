import { CountParameter, Text } from '../http/fields.js';

export class PageParameters {
  @Text({ max: 200, optional: true, description: 'The `next` of the page before' }) cursor?: string;
  @CountParameter({ min: 1, max: 100, optional: true }) limit?: number;
}

export class StatusParameters {
  @Text({ max: 40, description: 'Query code given with the receipt' }) code: string;
}
