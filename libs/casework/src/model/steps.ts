import { localDateOf } from '#calendar';
import { type Instant, isRejection, type Rejection } from '#kernel';
import type { Command } from './command.js';
import type { ItemEvent } from './events.js';
import type { ArrivedResult } from './facts.js';
import { type Item, isOpen, step } from './item.js';
import type { Alert, Entry, Outcome, Result } from './outcome.js';
import { alarmsOf, projectionOf } from './projection.js';
import type { Rung } from './rungs.js';

/** The steps of one act: items as they stand so far, and the entries and alerts that will be its line. */
export class Steps {
  private readonly before: ReadonlyMap<number, Item>;
  private readonly now: Map<number, Item>;
  private readonly entries: Entry[] = [];
  private readonly alerts: Alert[] = [];

  constructor(items: readonly Item[]) {
    this.before = new Map(items.map((item) => [item.idx, item]));
    this.now = new Map(this.before);
  }

  item(idx: number): Item {
    const item = this.now.get(idx);
    if (!item) throw new RangeError(`item ${idx} was not loaded`);
    return item;
  }

  all(): Item[] {
    return [...this.now.values()];
  }

  taken(): readonly Entry[] {
    return this.entries;
  }

  /** One event on one item; null when taken. */
  take(idx: number, event: ItemEvent): Rejection | null {
    const item = this.item(idx);
    const next = step(item, event);
    if (isRejection(next)) return next;
    this.now.set(idx, next);
    this.entries.push({ idx, code: item.code, event, standing: next.standing, work: next.work });
    return null;
  }

  hear(rungs: readonly { readonly item: Item; readonly rung: Rung }[]): void {
    for (const { item, rung } of rungs) {
      if (rung.light === 'change') continue;
      const { clock: kind, name, light, dueOn: due_on } = rung;
      this.alerts.push({
        idx: item.idx,
        kind,
        rung: name,
        light,
        level: 'officer',
        organ_id: item.organId,
        item_code: item.code,
        due_on,
      });
    }
  }

  /** What the item's decision tells those that wait: a result, null for a failure, undefined while nothing is decided. */
  resultOf(item: Item): ArrivedResult | null | undefined {
    const { number, fields, inForceOn, organId } = this.registered(item) ?? {};
    if (number && fields && inForceOn && organId) return { number, fields, inForceOn, organId };
    const was = this.before.get(item.idx);
    return was && isOpen(was) && !isOpen(item) ? null : undefined;
  }

  private registered({ idx, code, organId, standing, context }: Item): Result | null {
    const { decidedOn, number = `${code}-${decidedOn}` } = context.facts;
    if ((standing !== 'granted' && standing !== 'recorded') || !decidedOn) return null;
    const event = this.entries.findLast((entry) => entry.idx === idx)?.event;
    const fields = (event?.type === 'GRANT' && event.fields) || {};
    return {
      idx,
      code,
      organId,
      number,
      inForceOn: decidedOn,
      fields: { ...fields, 'result-no': number },
    };
  }

  /** All that the act writes; null when nothing happened. */
  outcome(command: Command, now: Instant): Outcome | null {
    if (this.entries.length === 0) return null;
    const changed = this.all().filter((item) => item !== this.before.get(item.idx));
    const ended = changed.filter((item) => isOpen(this.before.get(item.idx) ?? item) && !isOpen(item));
    const count = (standing: string) => ended.filter((item) => item.standing === standing).length;
    const results = ended.flatMap((item) => this.registered(item) ?? []);
    return {
      kind: command.type === 'ACT' ? command.event.type : command.type,
      effectiveOn: command.type === 'ACT' ? command.event.on : localDateOf(now),
      changes: changed.map((item) => ({
        idx: item.idx,
        version: item.version,
        calendar: item.calendar,
        standing: item.standing,
        work: item.work,
        facts: item.context.facts,
        ...projectionOf(item),
      })),
      entries: this.entries,
      touched: changed.map(({ idx }) => idx),
      alarms: changed.flatMap((item) => alarmsOf(item, now)),
      alerts: this.alerts,
      notices: [],
      results,
      topics: ['case.changed', ...(results.length > 0 ? ['result.in-force'] : [])],
      tally: {
        ended: ended.length,
        granted: count('granted') + count('recorded'),
        refused: count('refused'),
        withdrawn: count('withdrawn'),
      },
    };
  }
}
