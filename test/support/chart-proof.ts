import { createActor, createMachine } from 'xstate';
import type { Item, ItemContext, ItemEvent } from '#model/casework';
import { chartEvent, type GuideChart } from '../../libs/casework/src/model/chart/guide-chart.js';
import { isOpen } from '../../libs/casework/src/model/item.js';
import { isAside, type Place, type Probe, placesOf, probesOf, stepText } from './item-places.js';

/**
 * Where the chart is not its items side by side. `reads`: a rule looked at a sibling's definition or facts. `depends`: what an
 * event does is not what it does to the item alone. `reaches`: it changed a sibling that no published tie binds to the item.
 */
export interface Breach {
  readonly of: 'reads' | 'depends' | 'reaches';
  readonly item: string;
  readonly event: string;
  readonly sibling?: string;
}

/** One item of the guide with all it can stand at and all that can be said to it. */
export interface Part {
  readonly planned: Item;
  readonly probes: readonly Probe[];
  readonly places: readonly Place[];
  /** Places by where they stand in the chart: what a rule could see of a sibling without reading it. */
  readonly nodes: readonly (readonly Place[])[];
}

export function partOf(planned: Item): Part {
  const probes = probesOf(planned);
  const places = placesOf(planned, probes);
  const nodes = new Map<string, Place[]>();
  for (const place of places) {
    const at = `${place.item.standing}/${place.item.work}`;
    nodes.set(at, [...(nodes.get(at) ?? []), place]);
  }
  return { planned, probes, places, nodes: [...nodes.values()] };
}

type Row = readonly Item[];

const nobody = createActor(createMachine({}));
const INERT = {
  self: nobody,
  system: nobody.system,
  defer() {},
  stopChild() {},
  emit() {},
  actionExecutor() {},
} as unknown as Parameters<GuideChart['transition']>[2];

type Snapshot = ReturnType<GuideChart['resolveState']>;

/** The whole chart one event later; what it would do on its way is not done. XState's own `transition` begins the chart anew for that, at each step. */
export function chartAfter(chart: GuideChart, snapshot: Snapshot, code: string, event: ItemEvent): Snapshot {
  return chart.transition(snapshot, chartEvent(code, event) as never, INERT);
}

/** A whole chart on the given items, that notes whose definition or facts are read. */
class Watched {
  readonly read = new Set<string>();
  readonly snapshot: Snapshot;

  constructor(
    private readonly chart: GuideChart,
    items: Row,
  ) {
    const value = Object.fromEntries(items.map(({ code, standing, work }) => [code, { standing, work }]));
    const context = Object.fromEntries(items.map(({ code, context }) => [code, this.watch(code, context)]));
    this.snapshot = chart.resolveState({ value, context });
  }

  private watch(code: string, context: ItemContext): ItemContext {
    return new Proxy(context, {
      get: (target, key) => {
        this.read.add(code);
        return Reflect.get(target, key);
      },
    });
  }

  ask(code: string, event: ItemEvent): Answer {
    this.read.clear();
    const steps = this.chart.getTransitionData(this.snapshot, chartEvent(code, event) as never);
    return { steps: steps.map(textOf), read: [...this.read] };
  }

  after(code: string, event: ItemEvent) {
    return chartAfter(this.chart, this.snapshot, code, event);
  }
}

/** The steps the chart takes for an event, as text, and whose definition or facts it looked at to find them. */
interface Answer {
  readonly steps: readonly string[];
  readonly read: readonly string[];
}

const TEXTS = new WeakMap<object, string>();
/** The steps of a machine are always the same objects. */
function textOf(step: Parameters<typeof stepText>[0]): string {
  const text = TEXTS.get(step) ?? stepText(step);
  TEXTS.set(step, text);
  return text;
}

function breachesOf({ steps, read }: Answer, { item, takes }: Place, { name }: Probe): Breach[] {
  const { code } = item;
  const alone = takes.get(name) ?? [];
  const strangers = read.filter((sibling) => sibling !== code);
  const same = steps.length === alone.length && steps.every((step, n) => step === alone[n]);
  return [
    ...strangers.map((sibling) => ({ of: 'reads' as const, item: code, event: name, sibling })),
    ...(same ? [] : [{ of: 'depends' as const, item: code, event: name }]),
  ];
}

/**
 * Every place of every item × every event: the chart does what the item alone does, and reads nothing but the item. An answer for which
 * nothing was read holds at every place of the same node, since only what can be read differs there; it is not asked again.
 */
export function proveEachAlone(chart: GuideChart, parts: readonly Part[]): Breach[] {
  const planned = parts.map((part) => part.planned);
  return parts.flatMap(({ probes, nodes }, n) =>
    nodes.flatMap((places) => {
      const unread = new Map<Probe, Answer>();
      return places.flatMap((place) => {
        const whole = new Watched(chart, planned.with(n, place.item));
        return probes.flatMap((probe) => {
          const answer = unread.get(probe) ?? whole.ask(place.item.code, probe.event);
          if (answer.read.length === 0) unread.set(probe, answer);
          return breachesOf(answer, place, probe);
        });
      });
    }),
  );
}

/**
 * Every two places in the chart of every two items: by an orthogonal array each pair stands together in some row while all
 * others vary, and within one place in the chart the facts take turns. What an item takes in that row on its way to the decision it
 * must take alone; of all else that can be said to it, one thing is asked in each row in turn.
 */
export function provePairs(chart: GuideChart, parts: readonly Part[]): Breach[] {
  const levels = primeFrom(Math.max(parts.length, ...parts.map(({ nodes }) => nodes.length)));
  const breaches: Breach[] = [];
  for (let row = 0; row < levels * levels; row++) {
    const places = parts.map(({ nodes }, k) => placeAt(nodes, levels, row, k));
    const whole = new Watched(
      chart,
      places.map(({ item }) => item),
    );
    for (const [k, place] of places.entries()) {
      const probes = parts[k]!.probes;
      const one = probes[row % probes.length]!;
      for (const probe of probes)
        if (probe === one || (place.takes.has(probe.name) && !isAside(probe)))
          breaches.push(...breachesOf(whole.ask(place.item.code, probe.event), place, probe));
    }
  }
  return breaches;
}

/** Row (i, j) of the array holds i + k·j in column k: two columns hold every two values once. */
function placeAt(nodes: Part['nodes'], levels: number, row: number, k: number): Place {
  const [i, j] = [Math.floor(row / levels), row % levels];
  const node = nodes[((i + k * j) % levels) % nodes.length]!;
  return node[row % node.length]!;
}

function primeFrom(least: number): number {
  for (let n = least; ; n++) {
    let divisor = 2;
    while (divisor * divisor <= n && n % divisor !== 0) divisor++;
    if (divisor * divisor > n) return n;
  }
}

/** Every step of the chart taken once, siblings reviewed and waiting: who else changed is bound by a published tie, and hears only a result. */
export function proveEffects(chart: GuideChart, parts: readonly Part[]): Breach[] {
  const reviewed = parts.map(({ planned, places }) => {
    const concluded = places.filter(({ item }) => item.work === 'concluded' && isOpen(item));
    const waiting = concluded.find(({ item }) => item.standing === 'accepted') ?? concluded[0];
    return waiting?.item ?? planned;
  });
  return parts.flatMap((part, n) =>
    stepsOf(part).flatMap(({ item, probe }) => effects(chart, reviewed.with(n, item), item, probe)),
  );
}

/** Each way out of each node in the chart, once per probe; once only for what is the same everywhere. */
function stepsOf({ probes, nodes }: Part): { item: Item; probe: Probe }[] {
  return probes.flatMap((probe) => {
    const steps = nodes.flatMap((places) => {
      const place = places.find(({ takes }) => takes.has(probe.name));
      return place ? [{ item: place.item, probe }] : [];
    });
    return isAside(probe) ? steps.slice(0, 1) : steps;
  });
}

function effects(chart: GuideChart, row: Row, item: Item, { name, event }: Probe): Breach[] {
  const whole = new Watched(chart, row);
  const next = whole.after(item.code, event);
  const value = next.value as Record<string, Pick<Item, 'standing' | 'work'>>;
  const standingOf = (each: Item) => ({ ...each, ...value[each.code] });
  const isNews = isOpen(item) !== isOpen(standingOf(item));
  return row.flatMap((sibling) => {
    const { code } = sibling;
    if (code === item.code) return [];
    const after = { ...standingOf(sibling), context: next.context[code]! };
    if (same(sibling, after) || (isNews && hears(sibling, after, item.code))) return [];
    return [{ of: 'reaches' as const, item: item.code, event: name, sibling: code }];
  });
}

const same = (one: Item, other: Item) =>
  one.standing === other.standing &&
  one.work === other.work &&
  JSON.stringify(one.context.facts) === JSON.stringify(other.context.facts);

/** PRIOR_RESULT and nothing else: the tie to that item is answered; a review whose assumption failed is taken up again. */
function hears(before: Item, after: Item, from: string): boolean {
  const { ties, decidableOn, concludedOn, reviewedBy, opinion, signatures, draft, ...rest } =
    after.context.facts;
  const {
    ties: were,
    decidableOn: d,
    concludedOn: c,
    reviewedBy: r,
    opinion: o,
    signatures: s,
    draft: t,
    ...was
  } = before.context.facts;
  const bound = before.context.definition.ties.some(
    (tie) => tie.to.includes(from) && (tie.binds === 'decision' || tie.binds === 'application'),
  );
  const others = ties.every((tie, n) => tie.to.includes(from) || tie === were[n]);
  const work = before.work === after.work || (before.work === 'concluded' && after.work === 'reviewing');
  return (
    bound &&
    others &&
    work &&
    before.standing === after.standing &&
    JSON.stringify(rest) === JSON.stringify(was)
  );
}
