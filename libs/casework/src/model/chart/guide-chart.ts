import { createMachine, type MachineConfig } from 'xstate';
import type { WorkingCalendar } from '#calendar';
import type { GuideDefinition, ItemDefinition } from '#model/catalogue';
import type { ItemEvent } from '../events.js';
import { NO_FACTS } from '../facts.js';
import { bindingTies } from '../ties.js';
import { type ChartContext, type ChartEvent, regionOf } from './region.js';

/**
 * The whole guide as one XState machine of parallel regions, one per item, each the item's own chart. Made to prove and
 * to show, never stored, never run in production: there each item is stepped alone (docs/decisions/0004). What crosses
 * from one region to another is PRIOR_RESULT, and only where a published tie binds the later item. The machine starts
 * with the contexts of {@link chartContext} as its input. `items` may be the whole catalogue; throws RangeError where one
 * of the guide is missing.
 */
export function guideChart(guide: GuideDefinition, items: readonly ItemDefinition[]) {
  const inside = itemsOf(guide, items);
  const regions = inside.map(({ code }) => {
    const listeners = listenersOf(code, inside);
    return { code, listeners, ...regionOf(code, listeners) };
  });
  const config = {
    id: guide.code,
    type: 'parallel',
    context: ({ input }: { readonly input: ChartContext }) => input,
    states: Object.fromEntries(
      regions.map(({ code, node, listeners }) => [code, { ...node, meta: { listeners } }]),
    ),
  };
  return createMachine(config as unknown as MachineConfig<ChartContext, ChartEvent>, {
    guards: Object.assign({}, ...regions.map(({ guards }) => guards)),
    actions: Object.assign({}, ...regions.map(({ actions }) => actions)),
  });
}

export type GuideChart = ReturnType<typeof guideChart>;

/** The regions of a chart in their order, each with those that hear of its decision. */
export function regionsOf(
  chart: GuideChart,
): { readonly code: string; readonly listeners: readonly string[] }[] {
  return Object.entries(chart.states).map(([code, node]) => {
    const { listeners } = (node as { readonly meta: { readonly listeners: readonly string[] } }).meta;
    return { code, listeners };
  });
}

/** Every item planned, nothing handed in: where the chart starts. All items of the guide are in one application. */
export function chartContext(
  guide: GuideDefinition,
  items: readonly ItemDefinition[],
  calendar: WorkingCalendar,
): ChartContext {
  const inside = itemsOf(guide, items);
  const siblings = inside.map(({ code }) => code);
  return Object.fromEntries(
    inside.map((definition) => {
      const facts = { ...NO_FACTS, ties: bindingTies(definition, siblings) };
      return [definition.code, { definition, waitsAs: guide.standing, calendar, facts }];
    }),
  );
}

/** The event of one item as the chart takes it. */
export function chartEvent(code: string, event: ItemEvent): ChartEvent {
  return { type: `${code}.${event.type}`, event };
}

/** Those whose acceptance or decision a published tie lets wait for the result of that item. */
function listenersOf(code: string, inside: readonly ItemDefinition[]): string[] {
  const codes = inside.map((item) => item.code);
  return inside
    .filter((item) => bindingTies(item, codes).some((tie) => tie.to.includes(code)))
    .map((item) => item.code);
}

function itemsOf(guide: GuideDefinition, items: readonly ItemDefinition[]): ItemDefinition[] {
  return guide.items.map(({ code }) => {
    const item = items.find((each) => each.code === code);
    if (!item) throw new RangeError(`the guide ${guide.code} names an item ${code} that is not given`);
    return item;
  });
}
