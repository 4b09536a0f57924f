import { Published } from '#catalogue';
import type { Instant, LocalDate } from '#kernel';
import {
  clocksOf,
  type Entry,
  erasedEvent,
  evolveJoint,
  type Item,
  type Joint,
  type JointEvent,
  replay,
} from '#model/casework';
import type { Database } from '#platform';
import { type Adopted, adoptedIn, bringsIn, namedIn, plannedItems, plannedJoint, type Told } from './fold.js';
import { instantOf, readStored, type Stored, type StoredCase, type StoredLine, toldIn } from './rows.js';

/** What a fold begins with and has heard so far. */
interface Heard {
  readonly guideVersion: number;
  readonly planned: readonly Item[];
  readonly lines: readonly (Entry & { readonly seq: number })[];
  readonly adopted: Adopted;
}

/** A case as its journal has it: folded by ourselves, line by line, beside what the engine stored. */
export interface CaseSeen {
  /** The how manieth case of the run: choices and messages name it by this, never by its id. */
  readonly no: number;
  readonly id: string;
  readonly row: StoredCase;
  readonly seq: number;
  readonly lastAt: Instant;
  readonly items: readonly Item[];
  /** Organs that are asked to confirm something, as the submission told. */
  readonly confirmers: readonly number[];
  readonly joint: Joint | undefined;
  /** Alerts told by lines so far, as `idx/kind/rung`, with the moment they were told. */
  readonly alerts: ReadonlyMap<string, Instant>;
  /** The due day shown of each item, as it was stored. */
  readonly dueOn: ReadonlyMap<number, LocalDate | null>;
  /** The last day each item was promised for; a stop takes it away for a while, and must not bring it nearer. */
  readonly promised: ReadonlyMap<number, LocalDate>;
  readonly heard: Heard;
}

export interface Line extends Told {
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly row: StoredLine;
}

/** One entry of a line on its item. */
export interface Taken {
  readonly line: Line;
  readonly entry: Entry;
  readonly before: Item;
  readonly after: Item;
  /** The day last promised before, and the one after; absent while there is none. */
  readonly promised: readonly [LocalDate | undefined, LocalDate | undefined];
}

/** What a step did to a case. */
export interface Change {
  readonly was: CaseSeen | undefined;
  readonly now: CaseSeen;
  readonly stored: Stored;
  readonly lines: readonly Line[];
  readonly taken: readonly Taken[];
}

/** A line that the rules would not have let happen. */
export class Unfoldable extends Error {}

/** All cases of a run, folded as far as their lines were read. */
export class Book {
  private readonly known = new Map<string, CaseSeen>();
  private readonly published: Published;

  constructor(private readonly owner: Database) {
    this.published = new Published(owner);
  }

  get cases(): readonly CaseSeen[] {
    return [...this.known.values()];
  }

  /** Reads what is new, and what stands now in the cases of `also`; throws {@link Unfoldable}. */
  async look(also: readonly string[] | 'every case' = []): Promise<Change[]> {
    const changes: Change[] = [];
    for (const stored of await readStored(this.owner, this.cases, also)) {
      const change = await this.read(stored);
      this.known.set(change.now.id, change.now);
      changes.push(change);
    }
    return changes;
  }

  private async read(stored: Stored): Promise<Change> {
    const was = this.known.get(stored.file.id);
    const lines = stored.lines.map((row) => lineOf(row));
    const begun = await this.joined(was ?? (await this.begin(lines)), lines);
    const folding = new Folding(begun, await adoptedIn(lines, this.published));
    const taken = lines.flatMap((line) => folding.add(line));
    const last = lines.at(-1) ?? { seq: was?.seq ?? 0, recordedAt: was?.lastAt ?? ('' as Instant) };
    const now: CaseSeen = {
      no: was?.no ?? this.known.size + 1,
      id: stored.file.id,
      row: stored.file,
      seq: last.seq,
      lastAt: last.recordedAt,
      confirmers: was?.confirmers ?? lines[0]?.opened?.confirmers ?? [],
      alerts: new Map([...(was?.alerts ?? []), ...lines.flatMap(alertsOf)]),
      dueOn: new Map(stored.items.map(({ idx, due_on }) => [idx, due_on])),
      ...folding.seen(),
    };
    return { was, now, stored, lines, taken };
  }

  private async begin([first]: readonly Line[]): Promise<Folded> {
    const joint = first && (await plannedJoint(first, this.published));
    const adopted = { calendars: new Map(), definitions: new Map() };
    const guideVersion = first?.opened?.guideVersion ?? 0;
    return {
      items: [],
      joint,
      promised: new Map(),
      heard: { guideVersion, planned: [], lines: [], adopted },
    };
  }

  /** With the items that these lines bring into the case. */
  private async joined(was: Folded, lines: readonly Line[]): Promise<Folded> {
    const planned = [...was.heard.planned];
    for (const line of lines)
      planned.push(...(await plannedItems(line, planned, was.heard.guideVersion, this.published)));
    const brought = planned.slice(was.heard.planned.length);
    return { ...was, items: [...was.items, ...brought], heard: { ...was.heard, planned } };
  }
}

type Folded = Pick<CaseSeen, 'items' | 'joint' | 'promised' | 'heard'>;

function lineOf(row: StoredLine): Line {
  return { ...toldIn(row), seq: row.seq, recordedAt: instantOf(row.recorded_at), row };
}

function alertsOf({ recordedAt, alerts }: Line): [string, Instant][] {
  return alerts.map(({ idx, kind, rung }) => [`${idx}/${kind}/${rung}`, recordedAt]);
}

/** One case, line after line. */
class Folding {
  private readonly now: Map<number, Item>;
  private readonly promised: Map<number, LocalDate>;
  private readonly guideVersion: number;
  private readonly planned: readonly Item[];
  private readonly lines: (Entry & { seq: number })[];
  private readonly adopted: Adopted;
  private joint: Joint | undefined;

  constructor({ items, joint, promised, heard }: Folded, adopted: Adopted) {
    this.now = new Map(items.map((item) => [item.idx, item]));
    this.joint = joint;
    this.promised = new Map(promised);
    this.guideVersion = heard.guideVersion;
    this.planned = heard.planned;
    this.lines = [...heard.lines];
    this.adopted = {
      calendars: new Map([...heard.adopted.calendars, ...adopted.calendars]),
      definitions: new Map([...heard.adopted.definitions, ...adopted.definitions]),
    };
  }

  seen(): Folded {
    const { guideVersion, planned, lines, adopted, joint, promised } = this;
    return {
      items: [...this.now.values()],
      joint,
      promised,
      heard: { guideVersion, planned, lines, adopted },
    };
  }

  add(line: Line): Taken[] {
    const taken = line.entries.map((entry) => this.take(line, entry));
    for (const event of line.joint ?? []) this.takeJoint(event, line.seq);
    if (line.erased) this.erase(line.erased);
    for (const idx of namedIn(line)) {
      const item = this.now.get(idx);
      if (item && !bringsIn(line, idx)) this.now.set(idx, { ...item, version: item.version + 1 });
    }
    return taken;
  }

  /** What was heard with its personal texts is known without them from now on. */
  private erase({ seq, idx }: NonNullable<Line['erased']>): void {
    for (const [n, entry] of this.lines.entries())
      if (entry.seq === seq) this.lines[n] = { ...entry, event: erasedEvent(entry.event) };
    for (const planned of this.planned.filter((item) => idx.includes(item.idx))) {
      const { version } = this.now.get(planned.idx) ?? planned;
      const { calendars, definitions } = this.adopted;
      this.now.set(planned.idx, { ...replay(planned, this.lines, calendars, definitions), version });
    }
  }

  private takeJoint(event: JointEvent, seq: number): void {
    if (!this.joint) throw new Unfoldable(`line ${seq} names a joint clock, which the guide has not`);
    this.joint = evolveJoint(this.joint, event);
  }

  private take(line: Line, entry: Entry): Taken {
    const before = this.now.get(entry.idx);
    if (!before) throw new Unfoldable(`line ${line.seq} names item ${entry.idx}, which was never planned`);
    this.lines.push({ ...entry, seq: line.seq });
    const after = { ...this.fold(before, entry, line.seq), version: before.version };
    this.now.set(entry.idx, after);
    const was = this.promised.get(entry.idx);
    const is = clocksOf(after.context).find(({ kind }) => kind === 'promise')?.due.dueOn ?? undefined;
    if (is) this.promised.set(entry.idx, is);
    return { line, entry, before, after, promised: [was, is] };
  }

  /** One entry further; a correction reaches back, so that all of them are folded anew. */
  private fold(item: Item, entry: Entry, seq: number): Item {
    const planned = this.planned.find(({ idx }) => idx === item.idx);
    const { calendars, definitions } = this.adopted;
    try {
      return entry.event.type === 'CORRECT_RECORD' && planned
        ? replay(planned, this.lines, calendars, definitions)
        : replay(item, [entry], calendars, definitions);
    } catch (error) {
      throw new Unfoldable(`line ${seq}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
