import { Nullable, OneOf, Shown, ShownMany, ShownPart } from '../http/fields.js';
import { FormatParameters } from './catalogue-parameters.js';

export class EffectParameters extends FormatParameters {
  @OneOf(['month', 'year'], { optional: true }) by?: 'month' | 'year';
}

export class StepEffectAnswer {
  @Shown('string', { enum: ['introduce', 'revise', 'cancel', 'delegate', 'merge', 'shorten'] }) kind: string;
  @Shown('integer') versions: number;
  @Shown('integer', { description: 'By how much the number of items in force grew' }) items: number;
  @Shown('integer', { description: 'By how much the promised working days grew' }) workingDays: number;
  @Shown('integer', { description: 'By how much the promised calendar days grew' }) calendarDays: number;
}

export class PromisedAnswer {
  @Shown('integer', { description: 'Items in force whose promise is in this unit' }) items: number;
  @Shown('integer') sum: number;
  @Nullable('number', { description: 'Null where there is no such item' }) median: number | null;
}

export class PeriodEffectAnswer {
  @Shown('string', { description: 'Month or year: 2026-08, 2026' }) period: string;
  @ShownMany(() => StepEffectAnswer) operations: StepEffectAnswer[];
  @Shown('integer', { description: 'Items in force at its end' }) inForce: number;
  @ShownPart(() => PromisedAnswer) workingDays: PromisedAnswer;
  @ShownPart(() => PromisedAnswer) calendarDays: PromisedAnswer;
}

export class EffectsAnswer {
  @Shown('string', { format: 'date' }) asOf: string;
  @ShownMany(() => PeriodEffectAnswer, {
    description: 'Periods in which a version came into force, oldest first',
  })
  periods: PeriodEffectAnswer[];
}
