import { localDateOf, type WorkingCalendar } from '#calendar';
import { type Actor, type Instant, isRejection, type LocalDate, type Rejection } from '#kernel';
import { type Command, decide, type EventType, type Item, type Outcome, type World } from '#model/casework';
import type { ItemDefinition } from '#model/catalogue';
import { actor, content, event, world } from './definitions.js';

/** A case as the store would keep it: acts are decided on what the store would load, written whole, and remembered. */
export class CaseInPlay {
  readonly planned: readonly Item[];
  readonly entries: Outcome['entries'][number][] = [];
  readonly alerts: Outcome['alerts'][number][] = [];
  readonly notices: Outcome['notices'][number][] = [];
  joint: World['joint'];
  /** The items that people may speak of. */
  named: NonNullable<World['named']> = [];
  /** What the guide wants confirmed. */
  askable: NonNullable<World['askable']> = [];
  /** Bars of the applicant in force. */
  bars: NonNullable<World['bars']> = [];
  /** Plans and regional assessments of the base. */
  assessments: NonNullable<World['assessments']> = [];
  /** How the guide handles its one window. */
  window: World['window'];
  /** Results of the project that count no more. */
  fallen: NonNullable<World['fallen']> = [];
  alarms: Outcome['alarms'] = [];
  /** Published calendars besides the one the items began with, by id. */
  readonly calendars = new Map<number, WorkingCalendar>();
  /** Published versions that items came to stand under, by id. */
  readonly definitions = new Map<number, ItemDefinition>();
  private readonly register: World['register'];

  constructor(
    public items: readonly Item[],
    register: World['register'] = [],
  ) {
    this.planned = items;
    this.register = register;
  }

  item(idx = 1): Item {
    const found = this.items.find((each) => each.idx === idx);
    if (!found) throw new RangeError(`no item ${idx}`);
    return found;
  }

  /** Decide and write. For ACT the items loaded are the one asked about and those that wait for it. */
  command(command: Command, now: Instant, who: Actor): Outcome | Rejection | null {
    const loaded = command.type === 'ACT' && !this.joint ? this.loaded(command.idx) : this.items;
    const joint = this.joint && { joint: this.joint };
    const outcome = decide(loaded, command, {
      ...world(now, who, this.register),
      ...joint,
      named: this.named,
      askable: this.askable,
      bars: this.bars,
      fallen: this.fallen,
      assessments: this.assessments,
      ...(this.window && { window: this.window }),
    });
    if (outcome && !isRejection(outcome)) this.write(outcome);
    return outcome;
  }

  /** One event with valid content unless told otherwise; `on` is the day of `now` unless told. */
  act(type: EventType, now: Instant, who: Actor, more: { idx?: number; on?: LocalDate; with?: object } = {}) {
    const { idx = 1, on = localDateOf(now) } = more;
    const late = on < localDateOf(now) && { evidence: '签收单 7 号' };
    const place = who.inPlaceOf !== undefined && { inPlaceOf: who.inPlaceOf };
    const said = { ...content(type, this.item(idx)), ...late, ...place, ...more.with };
    return this.command({ type: 'ACT', idx, event: event(type, on, who.personId, said) }, now, who);
  }

  time(now: Instant): Outcome | Rejection | null {
    return this.command({ type: 'TIME' }, now, actor('system'));
  }

  /** The same case as another object, to try something on. */
  copy(): CaseInPlay {
    return new CaseInPlay(this.items, this.register);
  }

  private loaded(idx: number): readonly Item[] {
    const { code } = this.item(idx);
    const waits = ({ context }: Item) =>
      context.facts.ties.some((t) => ['open', 'blocked'].includes(t.state) && t.to.includes(code));
    return this.items.filter((each) => each.idx === idx || waits(each));
  }

  private write(outcome: Outcome): void {
    this.items = this.items.map((old) => {
      const change = outcome.changes.find(({ idx }) => idx === old.idx);
      if (!change) return old;
      if (change.version !== old.version) throw new Error('stale');
      const { standing, work, facts, calendar, itemVersion, organId = old.organId } = change;
      const days = this.calendars.get(calendar) ?? old.context.calendar;
      const definition = this.definitions.get(itemVersion) ?? old.context.definition;
      const context = { ...old.context, definition, facts, calendar: days };
      return { ...old, organId, standing, work, calendar, itemVersion, version: old.version + 1, context };
    });
    this.entries.push(...outcome.entries);
    this.alerts.push(...outcome.alerts);
    this.notices.push(...outcome.notices);
    if (this.joint && outcome.joint) this.joint = { ...this.joint, facts: outcome.joint.facts };
    this.alarms = [...this.alarms.filter(({ idx }) => !outcome.touched.includes(idx)), ...outcome.alarms];
  }
}

/** The code of a rejection, `null` for TIME that did nothing, `done` for an outcome. */
export function codeOf(answer: Outcome | Item | Rejection | null): string | null {
  if (answer === null) return null;
  return isRejection(answer) ? answer.code : 'done';
}

/** The outcome of an act that has to happen; throws what was answered instead. */
export function happened(answer: Outcome | Rejection | null): Outcome {
  if (!answer || isRejection(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}
