import { Day, Figures, Id, Nullable, Part, Shown, ShownMany, ShownPart, Text } from '../http/fields.js';
import { LimitBody } from './bodies.js';

export class NormBody {
  @Text({ max: 12, description: 'Code of the item' }) item: string;
  @Part(() => LimitBody, { optional: true }) promise?: LimitBody;
  @Part(() => LimitBody, { optional: true }) statutory?: LimitBody;
}

export class WhatIfBody {
  @Figures({ optional: true, description: 'A calendar as a clerk writes it; it counts for nothing' })
  calendar?: Record<string, unknown>;
  @Id({ optional: true, description: 'A drafted calendar' }) draftId?: string;
  @Part(() => NormBody, { optional: true, description: 'Other limits of one item' }) norm?: NormBody;
  @Day({ optional: true, description: 'Items filed on this day or later' }) from?: string;
  @Day({ optional: true, description: 'Items filed on this day or earlier' }) to?: string;
}

export class TallyAnswer {
  @Shown('integer') items: number;
  @Shown('integer', { description: 'Whose day shown is another' }) moved: number;
  @Shown('integer') later: number;
  @Shown('integer') earlier: number;
  @Shown('integer', { description: 'In time now, late then' }) becomeLate: number;
  @Shown('integer', { description: 'Late now, in time then' }) ceaseLate: number;
}

export class OpenAndEndedAnswer {
  @ShownPart(() => TallyAnswer) open: TallyAnswer;
  @ShownPart(() => TallyAnswer) ended: TallyAnswer;
}

export class ItemTallyAnswer extends OpenAndEndedAnswer {
  @Shown('string') code: string;
}

export class ParkTallyAnswer extends OpenAndEndedAnswer {
  @Shown('string') park: string;
}

export class WhatIfAnswer extends OpenAndEndedAnswer {
  @Shown('string', { format: 'date' }) today: string;
  @Shown('integer', { description: 'Items looked at; planned ones have no clock and are not' })
  examined: number;
  @Nullable('string', {
    enum: ['items', 'time'],
    description: 'There are more than were examined, and why they were left out',
  })
  capped: string | null;
  @ShownMany(() => ItemTallyAnswer) byItem: ItemTallyAnswer[];
  @ShownMany(() => ParkTallyAnswer) byPark: ParkTallyAnswer[];
}
