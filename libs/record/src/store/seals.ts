import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { HEAD_FORMAT, type SignedHead } from '../model/index.js';

/** A head that nobody has signed yet. */
export interface Unsealed {
  /** The position of the head before it, 0 for the first. */
  readonly since: number;
  readonly pos: number;
  readonly link: string;
  readonly at: string;
  readonly lines: number;
}

interface Row {
  readonly pos: string;
  readonly link: string;
  readonly at: Date;
  readonly lines: string;
  readonly key: string;
  readonly signature: string;
}

/** The signed heads of the chain; one after another, never changed. */
@Injectable()
export class Seals {
  constructor(private readonly database: Database) {}

  /** The head to sign: where so many entries have come since the last one, or one of them waits for so many seconds; else null. */
  async next(entries: number, seconds: number): Promise<Unsealed | null> {
    const sql = `select since, pos, encode(link, 'hex') as link, at, lines from record.unsealed($1, make_interval(secs => $2))`;
    const [row] = await this.database.call<Omit<Row, 'key' | 'signature'> & { since: string }>(sql, [
      entries,
      seconds,
    ]);
    if (!row) return null;
    const { link, at } = row;
    const [since, pos, lines] = [Number(row.since), Number(row.pos), Number(row.lines)];
    return { since, pos, link, at: at.toISOString(), lines };
  }

  /** Keeps it, unless another worker was quicker: false. */
  async put(since: number, { pos, link, at, lines, key, signature }: SignedHead): Promise<boolean> {
    const sql = `select record.put_seal($1, row($2, decode($3, 'hex'), $4, $5, $6, $7)::record.seal) as kept`;
    const [row] = await this.database.call<{ kept: boolean }>(sql, [
      since,
      pos,
      link,
      at,
      lines,
      key,
      signature,
    ]);
    return row?.kept ?? false;
  }

  /** Heads above a position, in order. */
  async after(pos: number, limit: number): Promise<SignedHead[]> {
    return this.heads('where s.pos > $1 order by s.pos limit $2', [pos, limit]);
  }

  /** Heads signed after an instant, in order. */
  async since(at: string, limit: number): Promise<SignedHead[]> {
    return this.heads('where s.at > $1 order by s.pos limit $2', [at, limit]);
  }

  /** The newest heads below a position (null: of all), newest first. */
  async newest(before: number | null, limit: number): Promise<SignedHead[]> {
    return this.heads('where $1::bigint is null or s.pos < $1 order by s.pos desc limit $2', [before, limit]);
  }

  /** The first head at or above a position: it vouches for it. Null while none does. */
  async covering(pos: number): Promise<SignedHead | null> {
    return (await this.after(pos - 1, 1))[0] ?? null;
  }

  /** Does the chain still run through a head that somebody kept? Null where it does not come so far. */
  async runsThrough({ pos, link }: Pick<SignedHead, 'pos' | 'link'>): Promise<boolean | null> {
    const sql = `select record.runs_through($1, decode($2, 'hex')) as met`;
    const [row] = await this.database.call<{ met: boolean | null }>(sql, [pos, link]);
    return row?.met ?? null;
  }

  /** The first heads that the reader has not been told of, in order. */
  async untold(reader: string, limit: number): Promise<SignedHead[]> {
    const [row] = await this.database.call<{ pos: string }>('select record.read_to($1) as pos', [reader]);
    return this.after(Number(row?.pos ?? 0), limit);
  }

  /** The reader has been told of everything up to that head. */
  async told(reader: string, { pos }: SignedHead): Promise<void> {
    await this.database.call('select record.mark_read($1, $2)', [reader, pos]);
  }

  /** Does `work` where no other process appends heads to a file; else null. */
  appending<T>(work: () => Promise<T>): Promise<T | null> {
    return this.database.alone('record.seal_file', work);
  }

  private async heads(which: string, params: unknown[]): Promise<SignedHead[]> {
    const rows = await this.database.call<Row>(
      `select s.pos, encode(s.link, 'hex') as link, s.at, s.lines, s.key, s.signature from record.seal s ${which}`,
      params,
    );
    return rows.map(({ pos, link, at, lines, key, signature }) => ({
      format: HEAD_FORMAT,
      pos: Number(pos),
      link,
      at: at.toISOString(),
      lines: Number(lines),
      key,
      signature,
    }));
  }
}
