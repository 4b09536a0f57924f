import type { GuideDefinition, ItemDefinition, ParallelDays, Tie } from '#model/catalogue';
import { holdsUp, parallelDays } from '#model/catalogue';
import type { Standing } from '../facts.js';
import { guideChart, regionsOf } from './guide-chart.js';

/** What is known of one case: only its items are drawn, each with where it stands. */
export interface ChartOptions {
  readonly standings?: Readonly<Record<string, Standing>>;
  /** The organ that decides, by item, where it is known; else the department of the definition. */
  readonly organs?: Readonly<Record<string, string>>;
}

/** One item of the picture. Days are working days from the common start. */
export interface Lane {
  readonly definition: ItemDefinition;
  readonly organ: string;
  readonly standing: Standing | undefined;
  readonly promise: number;
  readonly decided: number;
  readonly ties: readonly { readonly tie: Tie; readonly inside: boolean }[];
}

/** Numbers of lanes: whose decision is told to whom, as the machine tells it. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
}

export interface Picture {
  readonly lanes: readonly Lane[];
  readonly arrows: readonly Arrow[];
  readonly days: ParallelDays;
}

/** What the machine of the guide shows: a lane for each region, an arrow for each PRIOR_RESULT one region raises to another. */
export function pictureOf(
  whole: GuideDefinition,
  items: readonly ItemDefinition[],
  { standings, organs = {} }: ChartOptions,
): Picture {
  const guide = standings
    ? { ...whole, items: whole.items.filter(({ code }) => Object.hasOwn(standings, code)) }
    : whole;
  const regions = regionsOf(guideChart(guide, items));
  const codes = regions.map(({ code }) => code);
  const definitions = codes.flatMap((code) => items.filter((item) => item.code === code));
  const ordering = definitions.flatMap((item) => binding(item).map((tie) => ({ ...tie, item: item.code })));
  const days = parallelDays(guide, definitions, ordering);
  const lanes = definitions.map((definition, n): Lane => {
    const { promise = 0, decided = 0 } = days.items[n] ?? {};
    const ties = binding(definition).map((tie) => ({
      tie,
      inside: tie.to.some((code) => codes.includes(code)),
    }));
    const organ = organs[definition.code] ?? definition.department;
    return { definition, organ, standing: standings?.[definition.code], promise, decided, ties };
  });
  const arrows = regions.flatMap(({ listeners }, from) =>
    listeners.map((listener) => ({ from, to: codes.indexOf(listener) })),
  );
  return { lanes, arrows, days };
}

const binding = ({ ties }: ItemDefinition): Tie[] =>
  ties.filter((tie) => holdsUp(tie) && tie.cure !== 'owed');
