import { Database } from '#platform';

/** The product's own door to the database, counting its round trips. */
export class CountedDatabase extends Database {
  trips = 0;

  override call<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    this.trips += 1;
    return super.call(sql, params);
  }

  /** Four statements that leave together: one trip. */
  override readAs<T>(token: string | null, sql: string, params: unknown[] = []): Promise<T[]> {
    this.trips += 1;
    return super.readAs(token, sql, params);
  }
}
