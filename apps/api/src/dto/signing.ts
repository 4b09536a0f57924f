import { Many, OneOf, Part, Text, Texts, Words } from '../http/fields.js';
import { ActBody, ObligationBody } from './bodies.js';

/** The text of the decision that others sign as it is; which decision it is, the opinion says. */
export class DraftBody {
  @Texts({
    max: 20,
    each: 20,
    optional: true,
    description: 'Of a refusal: ids of the conditions it rests on',
  })
  reasons?: string[];
  @Many(() => ObligationBody, { max: 20, optional: true, description: 'Of a grant' })
  obligations?: ObligationBody[];
}

export class ReviewBody extends ActBody {
  @OneOf(['agree', 'disagree']) opinion: 'agree' | 'disagree';
  @Text({ max: 2000, optional: true }) note?: string;
  @Words({
    optional: true,
    description: 'Fields of earlier results the review assumes, as `C03.result-no`',
  })
  assumed?: Record<string, string>;
  @Part(() => DraftBody, {
    optional: true,
    description: 'Draft of the decision; with three in the chain a refusal needs one',
  })
  draft?: DraftBody;
}
