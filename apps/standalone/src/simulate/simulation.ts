import { isDeepStrictEqual } from 'node:util';
import { Published } from '#catalogue';
import type { Instant } from '#kernel';
import { Book, type Change, Unfoldable } from './book.js';
import { Chance } from './chance.js';
import { essence, foldCase } from './fold.js';
import { House } from './house.js';
import { INVARIANTS } from './invariants/every.js';
import { fold } from './invariants/fold.js';
import { byTime, type Moment } from './invariants/invariant.js';
import { Messages } from './invariants/messages.js';
import { Offers } from './offers.js';
import { everybody } from './people.js';
import type { Deed, Offence, Play, Step } from './play.js';
import { readStored, toldIn } from './rows.js';
import { submitCase } from './steps/cases.js';
import { KINDS } from './steps/kinds.js';
import { later } from './steps/time.js';

export interface Stepped {
  readonly kind: string;
  readonly at: Instant;
  readonly did: string;
  readonly offences: readonly Offence[];
}

/** Every so many steps all cases are looked at, not only those that were touched. */
const LOOK_AT_ALL = 20;
/** The first legal days of a run: the catalogue is in force from 2026-08-15, and the calendar known to the end of that year. */
const FIRST_DAY = Date.parse('2026-08-17T01:30:00Z');
const START_DAYS = 100;
const DAY = 86_400_000;
const MINUTE = 60_000;
/** Kinds tried before a step gives up and opens a case. */
const TRIES = 20;

/** One seed's wandering through one database; after every step the rules of the house are asked. */
export class Simulation {
  private n = 0;
  private latest: Instant;
  private readonly messages: Messages;
  private readonly excused = new Set<string>();
  readonly counts = new Map<string, number>();

  private constructor(
    private readonly seed: number,
    private readonly play: Play,
    private readonly kinds: readonly Step[],
  ) {
    this.latest = play.now;
    this.messages = new Messages(play.house.owner);
  }

  /** On a prepared database with demonstration people, which nobody else uses. `kinds`: what may happen in it. */
  static async open(url: string, seed: number, kinds = KINDS): Promise<Simulation> {
    const house = await House.open(url);
    const { owner } = house;
    const chance = Chance.ofStep(seed, 0);
    const start = FIRST_DAY + chance.below(START_DAYS) * DAY;
    const play: Play = {
      ...{
        house,
        chance,
        book: new Book(owner),
        people: await everybody(owner),
        offers: await Offers.read(owner),
      },
      now: new Date(start).toISOString() as Instant,
      past: [],
      left: new Set(),
      papers: new Map(),
      key: () => '',
      count: () => undefined,
    };
    return new Simulation(seed, play, kinds);
  }

  /** One step and what it broke. Where the engine breaks instead of answering, that is broken too. */
  async step(): Promise<Stepped> {
    this.n += 1;
    const since = await this.begin();
    let kind = submitCase;
    try {
      const taken = await this.takeOne((trying) => {
        kind = trying;
      });
      const offences = [...(taken.offences ?? []), ...(await this.look(taken, since))];
      return this.stepped(kind, taken.did, offences);
    } catch (error) {
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return this.stepped(kind, 'it broke', [{ invariant: 'the engine answers', said }]);
    }
  }

  /** Everything once more from the beginning: each case folded anew from its whole journal, the ledger from its first line. */
  async finish(): Promise<Offence[]> {
    const { owner } = this.play.house;
    const published = new Published(owner);
    const changes = await this.read('every case');
    if (!Array.isArray(changes)) return [changes];
    const offences = this.broken(changes, { since: this.play.now });
    const stored = await readStored(owner, [], 'every case');
    for (const { file, lines } of stored) {
      const folded = await foldCase(lines.map(toldIn), published);
      const seen = this.play.book.cases.find(({ id }) => id === file.id);
      if (!isDeepStrictEqual(folded.map(essence), seen?.items.map(essence)))
        offences.push({ invariant: fold.name, said: `case ${seen?.no}, from its beginning` });
    }
    return [
      ...offences,
      ...(await this.messages.look(changes)),
      ...(await this.messages.fromTheBeginning().look(changes)),
    ];
  }

  async close(): Promise<void> {
    await this.play.house.close();
  }

  /** Some minutes later than the step before: what a step takes in real time must not carry it over an hour. */
  private async begin(): Promise<Instant> {
    const chance = Chance.ofStep(this.seed, this.n);
    let keys = 0;
    Object.assign(this.play, {
      chance,
      now: later(this.play.now, chance.between(1, 40) * MINUTE),
      key: () => `${this.n}.${keys++}`,
      count: (what: string) => this.count(what),
    });
    await this.play.house.makeIt(this.play.now);
    return this.play.now;
  }

  private stepped({ name }: Step, did: string, offences: readonly Offence[]): Stepped {
    this.count(name);
    return { kind: name, at: this.play.now, did, offences };
  }

  private async takeOne(trying: (kind: Step) => void): Promise<Deed> {
    for (let left = TRIES; left > 0; left -= 1) {
      const kind = this.play.chance.weighted(this.kinds, ({ weight }) => weight) ?? submitCase;
      trying(kind);
      const deed = await kind.take(this.play);
      if (deed) return deed;
    }
    return { did: 'nobody finds anything to do', lines: new Map() };
  }

  private async look(deed: Deed, since: Instant): Promise<Offence[]> {
    // The clock goes on while a step takes its time.
    const end = later(this.play.now, MINUTE);
    if (end > this.latest) this.latest = end;
    const everything = deed.rungBy !== undefined || deed.crashed || this.n % LOOK_AT_ALL === 0;
    const changes = await this.read(everything ? 'every case' : [...(deed.lines?.keys() ?? [])]);
    if (!Array.isArray(changes)) return [changes];
    if (deed.crashed) this.excuse(changes);
    for (const { entry } of changes.flatMap(({ taken }) => taken))
      if (byTime(entry.event)) this.count(`time: ${entry.event.type}`);
    const { rungBy } = deed;
    const offences = this.broken(changes, { since, ...(rungBy && { rungBy }) });
    return [...unasked(changes, deed), ...offences, ...(await this.messages.look(changes))];
  }

  private broken(changes: readonly Change[], when: Pick<Moment, 'since' | 'rungBy'>): Offence[] {
    const moment: Moment = { ...when, latest: this.latest, excused: this.excused };
    return changes.flatMap((change) =>
      INVARIANTS.flatMap(({ name, look }) => look(change, moment).map((it) => ({ invariant: name, ...it }))),
    );
  }

  private async read(also: readonly string[] | 'every case'): Promise<Change[] | Offence> {
    try {
      return await this.play.book.look(also);
    } catch (error) {
      if (!(error instanceof Unfoldable)) throw error;
      return { invariant: fold.name, said: error.message };
    }
  }

  /** Where the killed worker set alarms aside, they may ring late once. */
  private excuse(changes: readonly Change[]): void {
    for (const { now, stored } of changes)
      if (stored.alarms.some(({ attempts }) => attempts > 0)) this.excused.add(now.id);
  }

  private count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}

/** Lines that no answer accounts for, and answers without their line: a refusal leaves nothing, an act one line. */
function unasked(changes: readonly Change[], { lines, did }: Deed): Offence[] {
  if (!lines) return [];
  const gained = new Map(changes.map(({ now, lines: more }) => [now.id, more.length]));
  const ids = new Set([...gained.keys(), ...lines.keys()]);
  return [...ids].flatMap((id) => {
    const [is, due] = [gained.get(id) ?? 0, lines.get(id) ?? 0];
    const said = `${is} lines where ${due} were answered for: ${did}`;
    return is === due ? [] : [{ invariant: 'every act leaves one line, a refusal none', said }];
  });
}
