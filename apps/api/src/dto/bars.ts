import { BAR_ENDS, BAR_GROUNDS, type BarGround } from '#model/identity';
import { Day, OneOf, Text, Texts } from '../http/fields.js';

const GROUNDS = Object.keys(BAR_GROUNDS) as [BarGround, ...BarGround[]];

export class BarBody {
  @Text({ max: 40, description: 'Handle or credit code' }) enterprise: string;
  @OneOf(GROUNDS, { description: 'Why; the ground says from what it bars, and for how long' })
  ground: BarGround;
  @Texts({
    max: 60,
    each: 12,
    optional: true,
    description: 'Codes of items; required where the law bars from one licence',
  })
  items?: string[];
  @Day() from: string;
  @Day({
    optional: true,
    description: 'The last day, where no law fixes it; left out: until credit is repaired',
  })
  until?: string;
  @Text({ max: 200, description: 'Number of the paper it rests on' }) document: string;
}

export class BarEndBody {
  @OneOf(BAR_ENDS, { description: 'Credit repaired (信用修复), or never rightly entered' })
  how: (typeof BAR_ENDS)[number];
  @Text({ max: 200, description: 'Number of the paper' }) document: string;
}

export class BarQuery {
  @Text({ max: 40, optional: true, description: 'Handle or credit code of one enterprise' })
  enterprise?: string;
}
