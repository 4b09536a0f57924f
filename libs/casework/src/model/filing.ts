import { localDateOf } from '#calendar';
import type { Rejection } from '#kernel';
import type { GuideDefinition } from '#model/catalogue';
import type { Application, Offered } from './application.js';
import { channelEvent } from './channel/set-channel.js';
import type { World } from './command.js';
import { askingEvent } from './confirmations.js';
import { missingCore } from './content.js';
import { coveredLines } from './covered/cover.js';
import { creditRefusal } from './credit/bar.js';
import { afterHours } from './effective-on.js';
import type { ItemEvent } from './events.js';
import type { Item } from './item.js';
import { filesFor } from './material/application-files.js';
import { plannedItem } from './replay.js';
import type { Steps } from './steps.js';
import { applyTime } from './time.js';
import { openingEvents } from './window/open-window.js';

type Said = Pick<Application, 'items' | 'files' | 'electronicService'>;

/** The items of an application before their first entry, numbered after those that the case has already. */
export function plannedItems(
  { items, files: named }: Said,
  guide: GuideDefinition,
  offered: readonly Offered[],
  present: readonly Item[] = [],
): Item[] {
  const siblings = [...present, ...items].map(({ code }) => code);
  return items.flatMap(({ code, handedIn, subject }, at) => {
    const offer = offered.find((each) => each.definition.code === code);
    if (!offer) return [];
    const { definition, calendar, itemVersion, organId, authority, levels, ruledOut } = offer;
    const files = filesFor(definition, handedIn, named);
    const plan = {
      idx: present.length + at + 1,
      organId,
      itemVersion,
      calendar: calendar.id,
      handedIn,
      files: files.length > 0 ? files : undefined,
      siblings,
      subject,
      authority,
      levels,
      ruledOut,
    };
    return [plannedItem(plan, { waitsAs: guide.standing, calendar: calendar.days, definition })];
  });
}

/** Files what is whole of these items. What is filed together shares the days of its one notice of gaps. */
export function fileTogether(
  steps: Steps,
  items: readonly Item[],
  { application, guide }: { readonly application: Said; readonly guide: GuideDefinition },
  world: World,
): Rejection | null {
  for (const [at, item] of items.entries()) {
    const refusal =
      barred(item, at, world) ??
      hearChannel(steps, item, world) ??
      consent(steps, item, world, application) ??
      commit(steps, item, { at, pledge: application.items[at]?.commitment }, world) ??
      file(steps, item, world);
    if (refusal) return refusal;
  }
  const filed = items.filter(({ idx }) => steps.item(idx).standing === 'filed').map(({ idx }) => idx);
  return openWindow(steps, filed, { now: world.now, ...(guide.window && { window: guide.window }) });
}

/** What is new takes the channel from its project, before anything is filed; nobody types it in. */
function hearChannel(steps: Steps, { idx }: Item, { channel, now }: World): Rejection | null {
  const event = channel && channelEvent(steps.item(idx), channel, localDateOf(now));
  return event ? steps.take(idx, event) : null;
}

/** 行政许可法 78, 79: what the law bars the applicant from is not applied for. */
function barred({ code }: Item, at: number, { bars = [], now }: World): Rejection | null {
  const refusal = creditRefusal(code, { type: 'FILE', on: localDateOf(now) }, bars);
  return refusal && { ...refusal, pointer: `/items/${at}/code` };
}

/** Chosen with the application: before it is filed, since a commitment may stand for papers. */
function commit(
  steps: Steps,
  { idx, code }: Item,
  { at, pledge }: { readonly at: number; readonly pledge: string | undefined },
  { now, actor, bars = [] }: World,
): Rejection | null {
  if (pledge === undefined) return null;
  const event = { type: 'COMMIT', on: localDateOf(now), by: actor.personId, pledge } as const;
  const refusal = creditRefusal(code, event, bars) ?? steps.take(idx, event);
  return refusal && { ...refusal, pointer: `/items/${at}/commitment` };
}

/** Consent to electronic service, where the application says it. */
function consent(
  steps: Steps,
  { idx }: Item,
  { now, actor }: World,
  { electronicService }: Said,
): Rejection | null {
  if (!electronicService) return null;
  return steps.take(idx, { type: 'CONSENT_SERVICE', on: localDateOf(now), by: actor.personId });
}

/** Filed where its core papers are in, and then as far as the register of results carries it. */
function file(steps: Steps, { idx, context }: Item, world: World): Rejection | null {
  const { now, actor, register, assessments = [] } = world;
  const { handedIn, files } = context.facts;
  const covered = coveredLines(context.definition, assessments, localDateOf(now));
  const known = Object.assign({}, steps.item(idx).context.facts, { covered });
  if (missingCore(context.definition.materials, known).length === 0) {
    const filing: ItemEvent = {
      type: 'FILE',
      on: localDateOf(now),
      by: actor.personId,
      handedIn,
      ...(files && { files }),
      ...(covered.length > 0 && { covered }),
      ...afterHours(now),
    };
    const refusal = steps.take(idx, filing) ?? ask(steps, idx, world);
    if (refusal) return refusal;
  }
  for (const event of applyTime(steps.item(idx), now, register).events) steps.take(idx, event);
  return null;
}

/** Whatever is to be confirmed is asked in the act that files the item: the sides begin on the day the registrar does. */
export function ask(
  steps: Steps,
  idx: number,
  { askable = [], now }: Pick<World, 'askable' | 'now'>,
): Rejection | null {
  const event = askingEvent(steps.item(idx), askable, now);
  return event && steps.take(idx, event);
}

/** The terms of the guide's window are told in the act that files: the items of one filing share the days of their one notice. */
export function openWindow(
  steps: Steps,
  filed: readonly number[],
  { window, now }: Pick<World, 'window' | 'now'>,
): Rejection | null {
  const items = filed.map((idx) => steps.item(idx));
  for (const { idx, event } of openingEvents(items, window, now)) {
    const refusal = steps.take(idx, event);
    if (refusal) return refusal;
  }
  return null;
}
