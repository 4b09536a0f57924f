import { BASES, FOUND } from '#model/projects';
import {
  Day,
  Nullable,
  NullablePart,
  OneOf,
  Part,
  Shown,
  ShownMany,
  ShownPart,
  Text,
} from '../http/fields.js';
import { BannedFindingAnswer, CriterionAnswer } from './advice.js';
import { BilingualAnswer } from './answers.js';

export class OfficialBody {
  @Text({ max: 60 }) name: string;
  @Text({ max: 100, description: 'Post of the official who answers for the project 领导领衔' }) post: string;
}

export class ChannelBody {
  @OneOf(BASES, { description: 'Published criteria, a list of key projects, or an exception' })
  basis: (typeof BASES)[number];
  @Part(() => OfficialBody) official: OfficialBody;
  @Text({ optional: true, max: 60, description: 'Code of the list, where several name the project' })
  list?: string;
  @Text({ optional: true, max: 500, description: 'Of an exception' }) reason?: string;
  @Day({ optional: true, description: 'The last day of an exception, within a year' }) through?: string;
}

export class ChannelEndBody {
  @OneOf(FOUND, { description: 'The data were false, or the figures are not realised' })
  cause: (typeof FOUND)[number];
  @Text({ max: 500 }) reason: string;
  @Text({ max: 300, description: 'Paper that shows it' }) evidence: string;
}

export class OfficialAnswer {
  @Shown('string') name: string;
  @Shown('string') post: string;
}

const BASIS = {
  additionalProperties: true,
  description: 'criteria with the rows of the table; named, with list, document and last day; or exception',
};

export class InChannelAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string', { format: 'date' }) since: string;
  @Shown('string', { format: 'date', description: 'By then it is looked at again' }) reviewOn: string;
  @Shown('object', BASIS) basis: object;
  @ShownPart(() => OfficialAnswer)
  official: OfficialAnswer;
}

export class ChannelEndAnswer {
  @Shown('string', { format: 'date' }) on: string;
  @Shown('string', { enum: ['not-met', 'banned', 'entry-ended', 'exception-ended', 'false-data'] })
  cause: string;
}

export class AdmissionAnswer extends InChannelAnswer {
  @Shown('object', {
    additionalProperties: true,
    description: 'What was looked at: day, version of the facts, figures, rows, hash',
  })
  evidence: object;
  @NullablePart(() => ChannelEndAnswer) ended: ChannelEndAnswer | null;
}

export class ChannelTodayAnswer {
  @Shown('string', { format: 'date' }) on: string;
  @ShownMany(() => CriterionAnswer) criteria: CriterionAnswer[];
  @ShownMany(() => BannedFindingAnswer) banned: BannedFindingAnswer[];
  @Shown('string', { isArray: true, description: 'Facts that must be answered first' }) unanswered: string[];
  @Shown('object', { isArray: true, description: 'Lists in force that name it' }) named: object[];
  @Shown('object', { additionalProperties: true }) figures: object;
  @Shown('string', { description: 'SHA-256 of the canonical JSON of all the rest' }) hash: string;
}

export class ChannelStandingAnswer {
  @ShownPart(() => ChannelTodayAnswer) today: ChannelTodayAnswer;
  @ShownMany(() => AdmissionAnswer, { description: 'Newest first' }) admissions: AdmissionAnswer[];
}

export class PlaceAnswer extends BilingualAnswer {
  @Shown('string') code: string;
}

export class ListedProjectAnswer {
  @Nullable('string') code: string | null;
  @Shown('string') name: string;
  @ShownPart(() => PlaceAnswer) park: PlaceAnswer;
  @ShownPart(() => PlaceAnswer) base: PlaceAnswer;
  @Shown('object', BASIS) basis: object;
  @ShownPart(() => BilingualAnswer) why: BilingualAnswer;
  @Shown('string', { format: 'date' }) since: string;
  @Shown('string', { format: 'date' }) reviewOn: string;
  @Nullable('string', { format: 'date' }) endedOn: string | null;
  @Nullable('string') cause: string | null;
  @NullablePart(() => BilingualAnswer) causeWords: BilingualAnswer | null;
}

export class GreenChannelListAnswer {
  @ShownMany(() => ListedProjectAnswer) items: ListedProjectAnswer[];
}

export class RankedAnswer {
  @Shown('integer', { description: 'From 1; shared only where the table tells no difference' }) place: number;
  @Shown('string', { format: 'uuid' }) id: string;
  @Nullable('string') code: string | null;
  @Shown('string') name: string;
  @Shown('string') base: string;
  @Shown('object', {
    additionalProperties: { type: ['string', 'null'] },
    description: 'Exact decimals, by fact',
  })
  figures: object;
  @Nullable('string', { description: 'The row of the table that put it behind the one before' })
  behindBy: string | null;
}

export class LandRankingAnswer {
  @Shown('object', {
    additionalProperties: true,
    description: 'Code, version, name, owner and rows of the table',
  })
  table: object;
  @ShownMany(() => RankedAnswer) items: RankedAnswer[];
}
