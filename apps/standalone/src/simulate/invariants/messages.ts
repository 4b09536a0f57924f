import { createHash } from 'node:crypto';
import type { Database } from '#platform';
import type { Change } from '../book.js';
import type { Offence } from '../play.js';

interface Message {
  readonly stream_id: string;
  readonly seq: number;
  readonly topic: string;
}

interface Sent extends Message {
  readonly pos: string;
  readonly link: string;
  /** What the link binds besides the link before. */
  readonly bound: string;
}

const LEDGER = `select l.pos, l.stream_id, l.seq, l.topic, encode(l.link, 'hex') as link,
    record.bound(l.pos, l.laid_at, l.topic, j) as bound
  from record.ledger l join record.journal j using (stream_id, seq) where l.pos > $1 order by l.pos`;
const OUTBOX = 'select stream_id, seq, unnest(topics) as topic from record.outbox order by id';
const CONCLUDED = 'case.concluded';

const lineOf = ({ stream_id, seq }: Message) => `${stream_id}/${seq}`;
const keyOf = (message: Message) => `${lineOf(message)}/${message.topic}`;
const offence = (invariant: string, said: string, rows?: unknown): Offence => ({ invariant, said, rows });

/** What leaves: every message of the outbox reaches the ledger once, in one order without gaps, each linked to the one before. */
export class Messages {
  private pos = 0;
  private link = Buffer.alloc(0);
  private waiting = new Set<string>();
  private readonly sent = new Set<string>();
  private readonly told = new Set<string>();
  /** Lines that said the case is concluded, by case. */
  private readonly ends = new Map<string, Set<string>>();

  /** `concluded`: how often each case was by now: again, where something of it is handled anew. */
  constructor(
    private readonly owner: Database,
    private readonly concluded = new Map<string, { readonly times: number; readonly isNow: boolean }>(),
  ) {}

  /** Of the same cases, with the whole ledger still to be heard. */
  fromTheBeginning(): Messages {
    return new Messages(this.owner, this.concluded);
  }

  async look(changes: readonly Change[]): Promise<Offence[]> {
    const outbox = await this.owner.call<Message>(OUTBOX);
    const ledger = await this.owner.call<Sent>(LEDGER, [this.pos]);
    for (const message of [...outbox, ...ledger]) this.hear(message);
    const offences = ledger.flatMap((row) => this.next(row));
    const here = new Set(outbox.map(keyOf));
    for (const key of this.waiting)
      if (!here.has(key) && !this.sent.has(key))
        offences.push(offence('every message reaches the ledger', `${key} is lost`));
    for (const key of here)
      if (this.sent.has(key))
        offences.push(offence('every message reaches the ledger', `${key} would reach it twice`));
    this.waiting = here;
    return [...offences, ...changes.flatMap((change) => this.ofCase(change))];
  }

  private hear(message: Message): void {
    this.told.add(lineOf(message));
    if (message.topic !== CONCLUDED) return;
    const ends = this.ends.get(message.stream_id) ?? new Set();
    this.ends.set(message.stream_id, ends.add(lineOf(message)));
  }

  private next(row: Sent): Offence[] {
    const { pos, link, bound } = row;
    const key = keyOf(row);
    const offences: Offence[] = [];
    if (Number(pos) !== this.pos + 1)
      offences.push(offence('the ledger has no gap', `${pos} follows ${this.pos}`));
    if (this.sent.has(key)) offences.push(offence('every message reaches the ledger', `${key} twice`));
    const due = createHash('sha256').update(this.link).update(bound).digest();
    if (due.toString('hex') !== link)
      offences.push(offence('the links of the ledger verify', `position ${pos}`));
    this.pos = Number(pos);
    this.link = due;
    this.sent.add(key);
    return offences;
  }

  private ofCase({ now, lines, stored }: Change): Offence[] {
    const silent = lines.filter(({ seq }) => !this.told.has(`${now.id}/${seq}`));
    const ends = this.ends.get(now.id)?.size ?? 0;
    const { times, isNow: was } = this.concluded.get(now.id) ?? { times: 0, isNow: false };
    const isNow = stored.file.status === 'concluded';
    const due = times + (isNow && !was ? 1 : 0);
    this.concluded.set(now.id, { times: due, isNow });
    return [
      ...silent.map(({ seq }) => offence('every line is told', `line ${seq} of case ${now.no}`)),
      ...(ends === due
        ? []
        : [offence('a conclusion is told once', `case ${now.no} told ${due} of them ${ends} times`)]),
    ];
  }
}
