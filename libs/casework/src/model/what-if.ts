import type { LocalDate } from '#kernel';
import { clocksOf, shownDue } from './clocks.js';
import type { ItemContext } from './item-context.js';

/** One item as it is counted, and as it would be. */
export interface Compared {
  readonly code: string;
  readonly park: string;
  readonly before: ItemContext;
  readonly after: ItemContext;
}

/** `late`: past the day shown, by the decision where there is one and by today where there is none. */
export interface Tally {
  readonly items: number;
  readonly moved: number;
  readonly later: number;
  readonly earlier: number;
  readonly becomeLate: number;
  readonly ceaseLate: number;
}

export interface OpenAndEnded {
  readonly open: Tally;
  readonly ended: Tally;
}

/** What a change would do to the days shown; an item whose clock stands still has none and does not move. */
export interface WhatIfReport extends OpenAndEnded {
  readonly examined: number;
  readonly byItem: readonly (OpenAndEnded & { readonly code: string })[];
  readonly byPark: readonly (OpenAndEnded & { readonly park: string })[];
}

const NONE: Tally = { items: 0, moved: 0, later: 0, earlier: 0, becomeLate: 0, ceaseLate: 0 };

/** One item, as ones and noughts. */
function tallyOf({ before, after }: Compared, today: LocalDate): Tally {
  const was = shownDue(clocksOf(before));
  const is = shownDue(clocksOf(after));
  const asked = closedOn(before) ?? today;
  const late = (due: LocalDate | null) => due !== null && asked > due;
  const moved = was !== null && is !== null && was !== is;
  return {
    items: 1,
    moved: Number(moved),
    later: Number(moved && is > was),
    earlier: Number(moved && is < was),
    becomeLate: Number(late(is) && !late(was)),
    ceaseLate: Number(late(was) && !late(is)),
  };
}

function closedOn({ facts }: ItemContext): LocalDate | undefined {
  return facts.decidedOn ?? facts.endedOn;
}

const KEYS = Object.keys(NONE) as (keyof Tally)[];

function sum(a: Tally, b: Tally): Tally {
  return Object.fromEntries(KEYS.map((key) => [key, a[key] + b[key]])) as unknown as Tally;
}

/** Adds items up, batch after batch: what is kept does not grow with their number. */
export class WhatIfTally {
  private readonly all = new Map([['', { open: NONE, ended: NONE }]]);
  private readonly items = new Map<string, OpenAndEnded>();
  private readonly parks = new Map<string, OpenAndEnded>();

  constructor(private readonly today: LocalDate) {}

  add(compared: Compared): void {
    const side = closedOn(compared.before) === undefined ? 'open' : 'ended';
    const tally = tallyOf(compared, this.today);
    for (const [sums, key] of [
      [this.all, ''],
      [this.items, compared.code],
      [this.parks, compared.park],
    ] as const) {
      const sofar = sums.get(key) ?? { open: NONE, ended: NONE };
      sums.set(key, { ...sofar, [side]: sum(sofar[side], tally) });
    }
  }

  get examined(): number {
    const { open, ended } = this.total();
    return open.items + ended.items;
  }

  report(): WhatIfReport {
    return {
      examined: this.examined,
      ...this.total(),
      byItem: sorted(this.items).map(([code, sums]) => ({ code, ...sums })),
      byPark: sorted(this.parks).map(([park, sums]) => ({ park, ...sums })),
    };
  }

  private total(): OpenAndEnded {
    return this.all.get('') ?? { open: NONE, ended: NONE };
  }
}

function sorted(sums: ReadonlyMap<string, OpenAndEnded>): [string, OpenAndEnded][] {
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}
