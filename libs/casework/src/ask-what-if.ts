import { Injectable } from '@nestjs/common';
import type { Limit } from '#calendar';
import { CatalogueQueries, Published } from '#catalogue';
import { isRejection, type LocalDate, type Rejection, reject } from '#kernel';
import type { ItemDefinition } from '#model/catalogue';
import { type DaysInstead, type DraftedCalendar, DraftedDays } from './drafted-days.js';
import { NO_FACTS } from './model/facts.js';
import type { ItemContext } from './model/item-context.js';
import { type Compared, type WhatIfReport, WhatIfTally } from './model/what-if.js';
import { type DatedItem, type Looking, WhatIfStore } from './store/what-if.store.js';

/** Other limits of one item. */
export interface Norm {
  readonly item: string;
  readonly promise?: Limit | undefined;
  readonly statutory?: Limit | undefined;
}

/** A drafted calendar or a changed norm, exactly one, and the filing days it is asked of. */
export interface Question extends DraftedCalendar {
  readonly norm?: Norm | undefined;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** `capped`: there are more than were examined; `items` by their number, `time` because the answer would have come too late. */
export interface WhatIfAnswer extends WhatIfReport {
  readonly today: LocalDate;
  readonly capped: 'items' | 'time' | null;
}

type Change = (context: ItemContext, calendar: number) => Promise<ItemContext>;

/** A page is folded in one go: larger ones would keep everybody else waiting. */
const CASES_AT_ONCE = 100;
const MOST_ITEMS = 50_000;
const MOST_MS = 10_000;

/** What if the calendar, or a limit, were another: how many days shown would move, and who would be late. Changes nothing. */
@Injectable()
export class AskWhatIf {
  constructor(
    private readonly store: WhatIfStore,
    private readonly published: Published,
    private readonly catalogue: CatalogueQueries,
    private readonly drafted: DraftedDays,
  ) {}

  /** Rejections: UNAUTHENTICATED, ONE_CHANGE, NORM_CHANGES_NOTHING, NO_SUCH_ITEM and those of `DraftedDays`. */
  async execute(principal: string, question: Question): Promise<WhatIfAnswer | Rejection> {
    const change = await this.changeOf(principal, question);
    if (isRejection(change)) return change;
    const { norm, from, to } = question;
    return this.answer(principal, { code: norm?.item ?? null, from, to }, change);
  }

  private async answer(
    principal: string,
    looking: Looking,
    change: Change,
  ): Promise<WhatIfAnswer | Rejection> {
    const began = performance.now();
    let after: string | null = null;
    let tally: WhatIfTally | null = null;
    for (;;) {
      const page = await this.store.page(principal, { after, cases: CASES_AT_ONCE }, looking);
      if (!page) return reject('UNAUTHENTICATED');
      const { today, last } = page;
      tally ??= new WhatIfTally(today);
      for (const item of page.items) tally.add(await this.compared(item, change));
      if (last === null) return { today, capped: null, ...tally.report() };
      if (tally.examined >= MOST_ITEMS) return { today, capped: 'items', ...tally.report() };
      if (performance.now() - began > MOST_MS) return { today, capped: 'time', ...tally.report() };
      after = last;
    }
  }

  private async compared(item: DatedItem, change: Change): Promise<Compared> {
    const { code, park } = item;
    const before: ItemContext = {
      definition: await this.published.item(item.itemVersion),
      waitsAs: (await this.published.guide(item.guideVersion)).standing,
      calendar: await this.published.calendar(item.calendar),
      facts: { ...NO_FACTS, ...item.facts },
    };
    return { code, park, before, after: await change(before, item.calendar) };
  }

  private async changeOf(principal: string, question: Question): Promise<Change | Rejection> {
    const { norm, draftId, calendar } = question;
    if ([norm, draftId, calendar].filter((each) => each !== undefined).length !== 1)
      return reject('ONE_CHANGE', { pointer: '' });
    if (norm) return this.normChange(norm);
    const instead = await this.drafted.instead(principal, question);
    return isRejection(instead) ? instead : calendarChange(instead);
  }

  private async normChange({ item, promise, statutory }: Norm): Promise<Change | Rejection> {
    if (!promise && !statutory) return reject('NORM_CHANGES_NOTHING', { pointer: '/norm' });
    if (!(await this.catalogue.inForce('item', item)))
      return reject('NO_SUCH_ITEM', { pointer: '/norm/item', params: { code: item } });
    return async (context) => ({ ...context, definition: limited(context.definition, promise, statutory) });
  }
}

function calendarChange(instead: DaysInstead): Change {
  return async (context, calendar) => {
    const days = await instead(calendar);
    return days ? { ...context, calendar: days } : context;
  };
}

/** A limit where no law sets one runs from acceptance, like most. */
function limited(definition: ItemDefinition, promise?: Limit, statutory?: Limit): ItemDefinition {
  const unset = { startsFrom: 'acceptance', extension: null, basis: '' } as const;
  return {
    ...definition,
    ...(promise && { promise: { ...definition.promise, ...promise } }),
    ...(statutory && { statutory: { ...(definition.statutory ?? unset), ...statutory } }),
  };
}
