import { Injectable } from '@nestjs/common';
import { crashPoint, Database } from '#platform';

/** One message in the one order across cases. `pos` is a bigint kept as text; it starts at 1 and has no gaps. */
export interface LedgerEntry {
  readonly pos: string;
  readonly streamId: string;
  readonly seq: number;
  readonly topic: string;
  /** What no other entry has or will have, also where a restored database gives out `pos` again: the beginning of its link. */
  readonly mark: string;
}

/** An incident that an operator tries again: of a topic, `subject` is the topic and `seq` its line. */
export interface Retried {
  readonly kind: 'alarm' | 'topic' | 'delivery';
  readonly seq: number;
  readonly subject: string;
}

const ENTRY = `pos, stream_id as "streamId", seq, topic, encode(substr(link, 1, 16), 'hex') as mark`;

/** The ledger: filled by one sequencer at a time, read by named readers, each with a mark of its own. */
@Injectable()
export class Ledger {
  private first: Promise<unknown> | undefined;

  constructor(private readonly database: Database) {}

  /** Until this work has ended, however it ends, nothing is moved by this process: what is told of a flood would take the database from what is not written yet. */
  async giveWayTo(work: Promise<unknown>): Promise<void> {
    this.first = work.catch(() => undefined);
    await work;
  }

  /** Moves what up to `batch` acts have to tell into the ledger; how many entries. 0 also while another process is at it, unless it is waited for. */
  async sequence(batch: number, wait = false): Promise<number> {
    await this.first;
    const sql = 'select record.sequence($1, $2) as moved';
    const [row] = await this.database.call<{ moved: number }>(sql, [batch, wait]);
    const moved = row?.moved ?? 0;
    if (moved > 0) crashPoint('ledger.sequenced');
    return moved;
  }

  /** What comes after the mark of `reader`, in order, at most `batch` entries. Reading moves no mark. */
  async unread(reader: string, batch: number): Promise<LedgerEntry[]> {
    const sql = `select ${ENTRY} from record.unread($1, $2) order by pos`;
    return this.database.call<LedgerEntry>(sql, [reader, batch]);
  }

  /** Moves the mark of `reader` to `pos`, never back. Called after the batch was handed on: a crash between repeats it. */
  async markRead(reader: string, pos: string): Promise<void> {
    await this.database.call('select record.mark_read($1, $2)', [reader, pos]);
  }

  /** What was to be heard of a line, and was not for good, waits for an operator; told twice, it waits once. */
  async failed(
    event: { topic: string; streamId: string; seq: number },
    reason: string,
    attempts: number,
  ): Promise<void> {
    const { topic, streamId, seq } = event;
    const sql = "select record.open_incident('topic', $1, $2, $3, $4, $5)";
    await this.database.call(sql, [streamId, seq, topic, reason, attempts]);
  }

  /** What an operator's line asks to be tried again; null where it asks for nothing. */
  async retried(streamId: string, seq: number): Promise<Retried | null> {
    const sql = 'select kind, seq, subject from record.retried($1, $2)';
    const [row] = await this.database.call<Retried>(sql, [streamId, seq]);
    return row ?? null;
  }

  /** Of an entry that the relay handed on: what it was to cause is done. Of one that a restored database does not know, nothing is noted. */
  async heard({ pos, mark }: Pick<LedgerEntry, 'pos' | 'mark'>): Promise<void> {
    await this.database.call('select record.hear($1, $2)', [pos, mark]);
  }

  /** Entries of these topics handed on more than `agoMs` ago and not heard since, in order, at most `batch`. */
  async unheard(topics: readonly string[], agoMs: number, batch: number): Promise<LedgerEntry[]> {
    const sql = `select ${ENTRY} from record.unheard($1, make_interval(secs => $2), $3) order by pos`;
    return this.database.call<LedgerEntry>(sql, [topics, agoMs / 1000, batch]);
  }
}
