import { REDECISION_DECIDERS, type RedecisionDecider } from '#model/casework';
import { Flag, OneOf, Part, Text } from '../http/fields.js';
import { ActBody, LimitBody } from './bodies.js';

export class RedecisionBody extends ActBody {
  @OneOf(REDECISION_DECIDERS, { description: 'Who annulled it' }) decidedBy: RedecisionDecider;
  @Text({ max: 200, description: 'Number of the judgment or of the reconsideration decision' })
  judgment: string;
  @Part(() => LimitBody, {
    description:
      'The days that it gives, to decide or, of what was turned away, to accept; without them the published ones begin anew',
    optional: true,
  })
  within?: LimitBody;
  @Flag({ description: 'Annulled for its procedure alone', optional: true }) onProcedure?: boolean;
  @Text({ max: 2000, optional: true }) note?: string;
}
