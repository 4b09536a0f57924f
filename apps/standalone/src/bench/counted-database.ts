import { Database } from '#platform';

/** The product's own door to the database, counting its round trips and timing its calls. */
export class CountedDatabase extends Database {
  trips = 0;
  /** Milliseconds of each call, in order. */
  readonly ms: number[] = [];

  override async call<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    this.trips += 1;
    const began = performance.now();
    const rows = await super.call<T>(sql, params);
    this.ms.push(performance.now() - began);
    return rows;
  }

  /** Four statements that leave together: one trip. */
  override readAs<T>(token: string | null, sql: string, params: unknown[] = []): Promise<T[]> {
    this.trips += 1;
    return super.readAs(token, sql, params);
  }
}
