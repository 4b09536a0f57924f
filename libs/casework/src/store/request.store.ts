import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** The keys under which acts on cases were asked for. */
@Injectable()
export class RequestStore {
  constructor(private readonly database: Database) {}

  /** Those older than `days` in the next `blocks` of their table go; how many. */
  forget(days: number, blocks: number): Promise<number> {
    return this.database.answer('casework.forget_requests($1, $2)', [days, blocks]);
  }
}
