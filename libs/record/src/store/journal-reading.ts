import type { Database } from '#platform';
import type { ChainEntry } from '../model/index.js';

/** An entry whose line is gone: the ledger still knows that there was one. */
export interface Orphan {
  readonly pos: number;
  readonly streamId: string;
  readonly seq: number;
  readonly line: null;
}

/** With what stands beside the line, null once it was erased. */
export interface Detailed extends ChainEntry {
  readonly detail: readonly string[] | null;
  readonly salt: string | null;
}

/** A line and where it stands, that should not stand so. */
export interface Stray {
  readonly streamId: string;
  readonly seq: number;
}

const BATCH = 2000;

/** `int8` comes as text; microseconds of our centuries fit a double. */
const CHAIN = `select l.pos::float8 as pos, (extract(epoch from l.laid_at) * 1000000)::float8 as "laidAt", l.topic,
    l.stream_id as "streamId", l.seq, (extract(epoch from j.recorded_at) * 1000000)::float8 as "recordedAt",
    to_char(j.effective_on, 'YYYY-MM-DD') as "effectiveOn", j.person_id as "personId", j.organ_id as "organId", j.kind,
    j.park_id as "parkId", j.viewers, j.line, encode(l.link, 'hex') as link, j.detail, j.salt
  from record.ledger l left join record.journal j on j.stream_id = l.stream_id and j.seq = l.seq
 where l.pos > $1 order by l.pos limit ${BATCH}`;

/** Lines that are neither chained nor about to be: somebody wrote them past the engine. */
const UNCHAINED = `select j.stream_id as "streamId", j.seq from record.journal j
  where not exists (select from record.ledger l where l.stream_id = j.stream_id and l.seq = j.seq)
    and not exists (select from record.outbox o where o.stream_id = j.stream_id and o.seq = j.seq)
  order by j.recorded_at, j.stream_id, j.seq limit 1`;

/** Streams that count more lines, or fewer, than they have. */
const SHORT = `select s.id as "streamId", least(coalesce(j.n, 0), s.seq)::int + 1 as seq from record.stream s
   left join (select stream_id, count(*) as n, max(seq) as last from record.journal group by stream_id) j on j.stream_id = s.id
  where s.seq <> coalesce(j.last, 0) or s.seq <> coalesce(j.n, 0) order by s.id limit 1`;

/** Reads the whole record as its owner, past row-level security: for verifying, never for answering anybody. */
export class JournalReading {
  constructor(private readonly owner: Database) {}

  /** The chain in order, a batch in memory at a time. What commits meanwhile may come, too. */
  async *chain(): AsyncGenerator<Detailed | Orphan> {
    for (let after = 0; ; ) {
      const rows = await this.owner.call<Detailed | Orphan>(CHAIN, [after]);
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      after = last.pos;
    }
  }

  /** The first line outside the chain; null where there is none. What waits for the sequencer is on its way. */
  async unchained(): Promise<Stray | null> {
    return (await this.owner.call<Stray>(UNCHAINED))[0] ?? null;
  }

  /** The first line that its stream counts and that is not there; null where there is none. */
  async uncounted(): Promise<Stray | null> {
    return (await this.owner.call<Stray>(SHORT))[0] ?? null;
  }
}
