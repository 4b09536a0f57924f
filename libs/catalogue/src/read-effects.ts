import { Injectable } from '@nestjs/common';
import type { Instant, LocalDate } from '#kernel';
import { effectsOf, type PeriodEffect } from './model/publish/effects.js';
import { EffectQueries } from './store/effect.queries.js';

export interface Effects {
  readonly asOf: LocalDate;
  readonly periods: readonly PeriodEffect[];
}

/** With the moment at which anything published changed last. */
export type FreshEffects = Effects & { readonly changedAt: Instant };

/** How the list of items grew or shrank, and how many days it promises, by month or year, up to today. */
@Injectable()
export class ReadEffects {
  constructor(private readonly queries: EffectQueries) {}

  async execute(by: 'month' | 'year'): Promise<FreshEffects> {
    const { today, steps, changedAt } = await this.queries.steps();
    return { asOf: today, periods: effectsOf(steps, by), changedAt };
  }
}
