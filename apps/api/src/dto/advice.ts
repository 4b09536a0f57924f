import {
  Day,
  FactsOf,
  Id,
  Nullable,
  NullablePart,
  Shown,
  ShownMany,
  ShownPart,
  Text,
} from '../http/fields.js';
import { BilingualAnswer } from './answers.js';
import { FormPaperAnswer } from './guide-answers.js';

export class PublicAdviceBody {
  @Text({ max: 40, description: 'Code of the base' }) base: string;
  @FactsOf({ description: 'Facts of the project by their codes, see /public/v1/facts' }) facts: Record<
    string,
    unknown
  >;
  @Day({ optional: true, description: 'As if filed on this day; today unless told' }) on?: string;
}

export class AdviceBody {
  @Id({ optional: true, description: 'A project of the reader: its facts, its base, its results in force' })
  projectId?: string;
  @Text({ optional: true, max: 40, description: 'Code of the base; needed without a project' }) base?: string;
  @FactsOf({ optional: true, description: 'Facts by their codes; they stand before those of the project' })
  facts?: Record<string, unknown>;
  @Day({ optional: true, description: 'As if filed on this day; today unless told' }) on?: string;
}

export class BecauseAnswer {
  @Shown('string', { required: false }) table?: string;
  @Shown('integer', { required: false }) version?: number;
  @Shown('string', { required: false, description: 'The row that gave the answer' }) row?: string;
  @Shown('string', { required: false }) source?: string;
  @Shown('boolean', { required: false }) demo?: boolean;
  @Shown('string', { required: false, description: 'This guide always holds the item' }) guide?: string;
}

export class AdvisedOrganAnswer extends BilingualAnswer {
  @Shown('string') handle: string;
  @Shown('string') level: string;
}

export class AdvisedAuthorityAnswer {
  @ShownPart(() => AdvisedOrganAnswer) organ: AdvisedOrganAnswer;
  @ShownPart(() => AdvisedOrganAnswer) inNameOf: AdvisedOrganAnswer;
  @Nullable('string', { description: 'Code of the delegation; null: by statute' }) delegation: string | null;
  @Shown('string', { description: 'Of the organ that has the power by statute' }) level: string;
  @NullablePart(() => BecauseAnswer, {
    description: 'The row by which facts decide between levels; null where one organ alone has the power',
  })
  because: BecauseAnswer | null;
  @Shown('object', {
    isArray: true,
    description: 'Delegations that name the item and give nobody the power (AUTH-NOFORM), and why',
  })
  setAside: object[];
}

export class DatedDayAnswer {
  @Shown('string', { format: 'date' }) on: string;
  @Shown('boolean', { description: 'Rests on days of which no notice has told yet' }) provisional: boolean;
}

export class PromisedAnswer {
  @NullablePart(() => DatedDayAnswer) acceptBy: DatedDayAnswer | null;
  @ShownPart(() => DatedDayAnswer) decideBy: DatedDayAnswer;
  @ShownPart(() => DatedDayAnswer) atTheLatest: DatedDayAnswer;
  @NullablePart(() => DatedDayAnswer) statutory: DatedDayAnswer | null;
  @Shown('boolean', { description: 'The promise is invented for demonstration' }) demo: boolean;
}

export class AdvisedItemAnswer {
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Nullable('string') guide: string | null;
  @Shown('boolean', { description: 'The project has its result in force' }) held: boolean;
  @ShownMany(() => BecauseAnswer) because: BecauseAnswer[];
  @NullablePart(() => AdvisedAuthorityAnswer) authority: AdvisedAuthorityAnswer | null;
  @Shown('string', { isArray: true, description: 'Facts that would tell which of several organs decides' })
  authorityMissing: string[];
  @ShownPart(() => PromisedAnswer) dates: PromisedAnswer;
  @Shown('object', {
    type: 'array',
    items: { type: 'array', items: { type: 'string' } },
    description: 'By statute its decision waits for one result of each list',
  })
  waitsFor: string[][];
}

export class DaysTakenAnswer {
  @Shown('integer', { description: 'Working days, one item after another' }) serial: number;
  @Shown('integer', { description: 'Working days, all items of a guide at once' }) parallel: number;
  @Shown('boolean') demo: boolean;
}

export class AdvisedGuideAnswer {
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Shown('string', { isArray: true }) items: string[];
  @ShownPart(() => DaysTakenAnswer) days: DaysTakenAnswer;
}

export class NotNeededAnswer {
  @Shown('string') code: string;
  @ShownMany(() => BecauseAnswer) because: BecauseAnswer[];
}

export class OpenItemAnswer {
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Shown('string', { isArray: true, description: 'Facts that would tell' }) missing: string[];
}

export class MissingFactAnswer {
  @Shown('string') fact: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Shown('string') kind: string;
  @Shown('string', { required: false }) unit?: string;
  @Shown('string', { isArray: true, required: false }) values?: string[];
  @Shown('string', { isArray: true, description: 'Items, banned categories, criteria that ask for it' })
  askedBy: string[];
}

export class BannedFindingAnswer {
  @Shown('string') category: string;
  @Shown('string', { enum: ['banned', 'examine'] }) verdict: string;
  @ShownPart(() => BecauseAnswer) because: BecauseAnswer;
}

export class ShortfallAnswer {
  @Shown('string') fact: string;
  @Shown('string', { description: 'What the table asks, as a clerk wrote it' }) wants: string;
  @Shown('object', {
    type: ['string', 'boolean', 'array', 'null'],
    items: { type: 'string' },
    description: 'Null: missing',
  })
  has: unknown;
  @Nullable('string', { description: 'Exact decimal distance to the bound' }) by: string | null;
  @Shown('boolean', { description: 'The figure is too high, not too low' }) over: boolean;
  @Shown('boolean', { description: 'The bound itself is not enough' }) beyond: boolean;
}

export class CriterionAnswer {
  @Shown('string') criterion: string;
  @Shown('boolean') met: boolean;
  @ShownPart(() => BecauseAnswer) because: BecauseAnswer;
  @ShownMany(() => ShortfallAnswer) short: ShortfallAnswer[];
}

export class GreenChannelAnswer {
  @Shown('boolean', { type: ['boolean', 'null'], description: 'Null: a missing fact could still decide it' })
  qualifies: boolean | null;
  @ShownMany(() => CriterionAnswer) criteria: CriterionAnswer[];
}

export class AdvisedPaperAnswer extends FormPaperAnswer {
  @Nullable('object', {
    description: 'The assessment of the base that stands for it: nobody is asked for it',
  })
  coveredBy: object | null;
}

export class AdviceAnswer {
  @Shown('string', { format: 'date' }) on: string;
  @Shown('string') base: string;
  @Shown('object', {
    additionalProperties: true,
    description:
      'What the answer rests on, with what follows: of a ratio eight decimals, and a ninth where more would follow',
  })
  facts: Record<string, unknown>;
  @ShownMany(() => AdvisedGuideAnswer) guides: AdvisedGuideAnswer[];
  @ShownMany(() => AdvisedItemAnswer) items: AdvisedItemAnswer[];
  @ShownMany(() => NotNeededAnswer) notNeeded: NotNeededAnswer[];
  @ShownMany(() => OpenItemAnswer) open: OpenItemAnswer[];
  @ShownMany(() => AdvisedPaperAnswer, { description: 'Each paper once' }) materials: AdvisedPaperAnswer[];
  @ShownPart(() => DaysTakenAnswer) days: DaysTakenAnswer;
  @ShownMany(() => BannedFindingAnswer) banned: BannedFindingAnswer[];
  @ShownPart(() => GreenChannelAnswer) greenChannel: GreenChannelAnswer;
  @ShownMany(() => MissingFactAnswer) missing: MissingFactAnswer[];
  @Shown('string', { description: 'SHA-256 of the canonical JSON of all the rest' }) hash: string;
}

export class FactAnswer {
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Shown('string', { enum: ['number', 'choice', 'flag', 'date', 'texts', 'text'] }) kind: string;
  @Shown('string', { required: false }) unit?: string;
  @Shown('integer', { required: false }) decimals?: number;
  @Shown('string', { required: false }) range?: string;
  @Shown('string', { isArray: true, required: false }) values?: string[];
  @Shown('string', { required: false }) pattern?: string;
  @Shown('boolean', { description: 'Without it there is no advice' }) mustAnswer: boolean;
  @Shown('string', { required: false, enum: ['firm'], description: 'Of the firm: it earns no priority' })
  about?: string;
  @Shown('object', {
    required: false,
    additionalProperties: true,
    description: 'How it follows from other facts',
  })
  derive?: object;
  @Shown('string') source: string;
  @Shown('string', { required: false }) note?: string;
  @Shown('boolean') demo: boolean;
}

export class FactsAnswer {
  @ShownMany(() => FactAnswer) items: FactAnswer[];
}
