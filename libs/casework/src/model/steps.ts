import { addDays, localDateOf } from '#calendar';
import { type Instant, isRejection, type LocalDate, type Rejection } from '#kernel';
import { givenBy, type News, notNeededBy } from './arrived.js';
import { type Clock, clocksOf } from './clocks.js';
import type { Command, NewCalendar, World } from './command.js';
import { revokedBy } from './commitment/revoked.js';
import { confirmationOf } from './confirmation-facts.js';
import { confirmationRows } from './confirmations.js';
import { type EventOf, type ItemEvent, TIME } from './events.js';
import type { Moved } from './facts.js';
import { type Item, isOpen, step } from './item.js';
import { evolveJoint, jointAlarms } from './joint.js';
import type { Joint, JointEvent } from './joint-facts.js';
import type { Rung } from './ladder.js';
import { inOrder, jointNotices, noticesOf } from './notices.js';
import { openedItem, plannedRow } from './opened-item.js';
import type { Alert, Entry, Notice, Outcome, Result } from './outcome.js';
import type { Paper } from './paper/paper.js';
import type { PaperKind } from './paper/paper-fields.js';
import { type Issuing, issuingOf, jointPapers, papersOf, together } from './paper/papers-of.js';
import { alarmsOf, projectionOf } from './projection.js';
import { registeredOf } from './result/registered.js';
import { tallyOf } from './tally.js';
import { awaitedCodes } from './ties.js';
import { owingOrgan } from './tolerance/debts.js';

/** The steps of one act: items as they stand so far, and the entries, alerts and notices that will be its line. */
export class Steps {
  private readonly before: ReadonlyMap<number, Item>;
  private readonly now: Map<number, Item>;
  private readonly brought: Item[] = [];
  private readonly entries: Entry[] = [];
  private readonly alerts: Alert[] = [];
  private readonly notices: Notice[] = [];
  private readonly papers: Paper[] = [];
  private readonly jointEvents: JointEvent[] = [];
  private current: Joint | undefined;
  private readonly issuing: Issuing;

  constructor(
    items: readonly Item[],
    private readonly world: Pick<World, 'now' | 'actor' | 'file' | 'joint' | 'templates'>,
    /** Kinds of papers that whoever takes these steps issues for all of them in one. */
    issuedApart: readonly PaperKind[] = [],
  ) {
    this.before = new Map(items.map((item) => [item.idx, item]));
    this.now = new Map(this.before);
    this.current = world.joint;
    this.issuing = { ...issuingOf(world), apart: issuedApart };
  }

  item(idx: number): Item {
    const item = this.now.get(idx);
    if (!item) throw new RangeError(`item ${idx} was not loaded`);
    return item;
  }

  all(): Item[] {
    return [...this.now.values()];
  }

  get joint(): Joint | undefined {
    return this.current;
  }

  taken(): readonly Entry[] {
    return this.entries;
  }

  /** An item that the act brings into the case. */
  add(item: Item): void {
    if (this.now.has(item.idx)) throw new RangeError(`the case has an item ${item.idx}`);
    this.now.set(item.idx, item);
    this.brought.push(item);
  }

  /** What the act says in writing beside what its events say. */
  issue(paper: Paper): void {
    this.papers.push(paper);
  }

  /** One event on one item; null when taken. */
  take(idx: number, event: ItemEvent): Rejection | null {
    return this.put(this.item(idx), this.item(idx), event);
  }

  /** The item counts by another calendar from now on, and says which of its ends moved. */
  recalendar(idx: number, { id, days, paper }: NewCalendar, now: Instant): Rejection | null {
    const old = this.item(idx);
    const item = { ...old, calendar: id, context: { ...old.context, calendar: days } };
    const moved = movedBetween(old, item);
    const on = localDateOf(now);
    return this.put(old, item, { type: 'RECALENDAR', on, by: TIME, calendar: id, paper, moved });
  }

  /** The item stands under another version from now on; `adoption` says of it what the event must. */
  adopt(
    idx: number,
    item: Item,
    adoption: Omit<EventOf<'ADOPT_VERSION'>, 'on' | 'by' | 'moved'>,
    now: Instant,
  ) {
    const old = this.item(idx);
    const event = { ...adoption, on: localDateOf(now), by: TIME };
    const next = step(item, { ...event, moved: [] });
    const moved = isRejection(next) ? [] : movedBetween(old, next);
    return this.put(old, item, { ...event, moved });
  }

  /** The item as its corrected entries make it, the correction being the last of them. */
  correct(idx: number, refolded: Item, event: ItemEvent): void {
    const old = this.item(idx);
    this.keep(old, { ...refolded, version: old.version }, event);
  }

  /** `before` is the item as it was shown last, `item` as it is stepped: they differ where its calendar was replaced. */
  private put(before: Item, item: Item, event: ItemEvent): Rejection | null {
    const next = step(item, event);
    if (isRejection(next)) return next;
    this.keep(before, next, event);
    return null;
  }

  private keep(before: Item, next: Item, event: ItemEvent): void {
    const { idx, code, standing, work } = next;
    this.now.set(idx, next);
    this.entries.push({ idx, code, event, standing, work });
    if ('offList' in event && event.offList) this.alerts.push(offListAlert(next, event));
    if (event.type === 'CONFIRMATION_SILENT') this.alerts.push(silentAlert(next, event));
    this.notices.push(...noticesOf(before, next, event, this.world.file.applicantOrgan));
    this.papers.push(...papersOf(before, next, event, this.issuing));
  }

  /** What the case itself tells, beside what its items do. */
  tell(notices: readonly Notice[]): void {
    this.notices.push(...notices);
  }

  /** An event of the clock of the case itself. */
  takeJoint(event: JointEvent, alerts: readonly Alert[] = []): void {
    if (!this.current) throw new Error('the case has no joint clock');
    const before = this.current;
    this.current = evolveJoint(before, event);
    this.jointEvents.push(event);
    this.alerts.push(...alerts);
    const states = { before, after: this.current };
    this.notices.push(...jointNotices(states, this.all(), event, this.world.file.applicantOrgan));
    this.papers.push(...jointPapers(states, this.all(), event, this.issuing));
  }

  hear(rungs: readonly { readonly item: Item; readonly rung: Rung }[]): void {
    for (const { item, rung } of rungs) {
      if (rung.light === 'change') continue;
      const { clock: kind, name, light, level, dueOn: due_on } = rung;
      const of = { idx: item.idx, organ_id: whoseAlert(item, rung), item_code: item.code };
      this.alerts.push({ ...of, kind, rung: name, light, level, due_on });
    }
  }

  /** What the item's end tells those that wait: a result, none where it failed or is not needed; that it is handled anew; undefined while nothing is decided. */
  newsOf(item: Item): News | undefined {
    const { number, fields, inForceOn, organId } = this.registered(item) ?? {};
    if (number && fields && inForceOn && organId) return { result: { number, fields, inForceOn, organId } };
    const was = this.before.get(item.idx);
    if (!was || isOpen(was) === isOpen(item)) return undefined;
    if (isOpen(item)) return { result: null, anew: true };
    return { result: null, ...notNeededBy(item.context.definition, this.lastOf(item)) };
  }

  private lastOf({ idx }: Pick<Item, 'idx'>): ItemEvent | undefined {
    return this.entries.findLast((entry) => entry.idx === idx)?.event;
  }

  private registered({ idx, code, organId, standing, context }: Item): Result | null {
    const given = givenBy(code, standing, context.facts, this.lastOf({ idx }));
    return given && { idx, code, organId, ...given, ...registeredOf(context, given.inForceOn) };
  }

  /** All that the act writes; null when nothing happened. */
  outcome(command: Command, now: Instant): Outcome | null {
    const added = this.all().filter(({ idx }) => !this.before.has(idx));
    if (this.entries.length + this.jointEvents.length + added.length === 0) return null;
    const changed = this.all().filter((item) => item !== this.before.get(item.idx));
    const moved = changed.filter(({ idx }) => this.before.has(idx));
    const ended = changed.filter((item) => isOpen(this.before.get(item.idx) ?? item) && !isOpen(item));
    const results = ended.flatMap((item) => this.registered(item) ?? []);
    const revoked = revokedBy(this.entries, (idx) => this.item(idx), this.world.file.applicantOrgan);
    return {
      kind: command.type === 'ACT' ? command.event.type : command.type,
      effectiveOn: dayOf(command) ?? localDateOf(now),
      changes: moved.map((item) => changeOf(item, this.before.get(item.idx) ?? item)),
      ...(added.length > 0 && { added: added.map(openedItem), plan: this.brought.map(plannedRow) }),
      entries: this.entries,
      ...this.left(changed, now),
      results,
      ...revoked,
      topics: [
        'case.changed',
        ...(revoked ? ['result.fallen'] : []),
        ...(results.length > 0 ? ['result.in-force'] : []),
        ...(this.entries.some(({ event: { type } }) => type === 'FILE' || type === 'REDECIDE')
          ? ['item.filed']
          : []),
        ...(added.some(({ context }) => awaitedCodes(context.facts).length > 0) ? ['item.awaits'] : []),
        ...(ended.length > results.length ? ['item.ended'] : []),
        ...(this.notices.length > 0 ? ['notice.issued'] : []),
      ],
      tally: tallyOf(changed, this.before),
    };
  }

  /** What the act leaves to ring, to be read, and of the case's own clock. */
  left(changed: readonly Item[], now: Instant) {
    const { current, jointEvents } = this;
    const alarms = [...changed.flatMap((item) => alarmsOf(item, now)), ...jointAlarms(current, this.all())];
    return {
      touched: [...changed.map(({ idx }) => idx), ...(current ? [0] : [])],
      alarms,
      alerts: this.alerts,
      notices: inOrder(this.notices),
      papers: together(this.papers),
      ...(current && jointEvents.length > 0 && { joint: { facts: current.facts, events: jointEvents } }),
    };
  }
}

/** The legal day that the command itself names. */
function dayOf(command: Command): LocalDate | undefined {
  if (command.type === 'ACT') return command.event.on;
  return 'on' in command ? command.on : undefined;
}

/** What an organ owes an item is its own to answer, not the deciding organ's (rules 4.12). */
function whoseAlert({ organId, context }: Item, { clock, name }: Rung): number {
  const [line = ''] = clock === 'organ-debt' ? name.split('/') : [];
  return owingOrgan(context.facts, line) ?? organId;
}

/** To supervision at once, and it blocks nothing: the head answers for it (rules 1.5). */
function offListAlert({ idx, organId, code, context }: Item, { on }: ItemEvent): Alert {
  const rung = String(context.facts.offList?.length ?? 0);
  const of = { idx, organ_id: organId, item_code: code };
  return { ...of, kind: 'off-list', rung, light: 'yellow', level: 'supervisor', due_on: on };
}

/** To the head of the organ that was asked: the day is over, the review goes on, and a late word is still recorded. */
function silentAlert(
  { idx, code, context: { facts } }: Item,
  { confirmation, on }: EventOf<'CONFIRMATION_SILENT'>,
): Alert {
  const organ_id = confirmationOf(facts, confirmation)?.organId ?? 0;
  const of = { idx, organ_id, item_code: code };
  return {
    ...of,
    kind: 'confirmation',
    rung: confirmation,
    light: 'yellow',
    level: 'head',
    due_on: addDays(on, -1),
  };
}

function changeOf(item: Item, before: Item): Outcome['changes'][number] {
  const { idx, version, calendar, itemVersion, standing, work, context } = item;
  const { facts } = context;
  const { turn, awaits, due_on, warn_on, deliver_by, ahead } = projectionOf(item);
  return {
    idx,
    version,
    calendar,
    itemVersion,
    standing,
    work,
    facts,
    turn,
    awaits,
    due_on,
    warn_on,
    deliver_by,
    ahead,
    ...(facts.confirmations && { confirmations: confirmationRows(item) }),
    ...(item.organId !== before.organId && { organId: item.organId }),
  };
}

function movedBetween(old: Item, item: Item): Moved[] {
  const name = ({ kind, of = '' }: Clock) => `${kind}/${of}`;
  const before = new Map(clocksOf(old.context).map((clock) => [name(clock), clock.due.dueOn]));
  return clocksOf(item.context).flatMap((clock) => {
    const { kind, of, due, endedOn } = clock;
    const from = before.get(name(clock)) ?? null;
    return endedOn || from === due.dueOn ? [] : [{ clock: kind, ...(of && { of }), from, to: due.dueOn }];
  });
}
