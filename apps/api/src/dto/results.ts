import { DECIDERS, type Decider } from '#model/projects';
import { Day, Nullable, OneOf, Shown, ShownMany, ShownPart, Text, Words } from '../http/fields.js';
import { OrganAnswer } from './answers.js';

/** By which article, why, on which paper; and who decided it, where that is not the organ itself. */
export class LifeBody {
  @Text({ max: 100, description: 'Article that founds the act' }) article: string;
  @Text({ max: 500 }) reason: string;
  @Text({ max: 300, description: 'Paper or reference that proves it' }) evidence: string;
  @OneOf(DECIDERS, { optional: true, description: 'Who decided it; the organ unless said' })
  decidedBy?: Decider;
  @Text({
    optional: true,
    max: 100,
    description: 'Number of the judgment or of the decision on reconsideration',
  })
  judgment?: string;
  @Day({ optional: true, description: 'Legal day; today unless it was decided earlier' })
  effectiveOn?: string;
}

export class ChangeResultBody extends LifeBody {
  @Text({ optional: true, max: 100, description: 'New number, where it is issued anew' }) number?: string;
  @Words({ optional: true, description: 'Fields that say something else now' })
  fields?: Record<string, string>;
}

export class RenewalBody extends LifeBody {
  @Day({ description: 'The last day on which it counts from now on' }) validUntil: string;
}

export class FulfilmentBody {
  @Text({ max: 300 }) evidence: string;
  @Day({ optional: true, description: 'The day it was met; today unless earlier' }) effectiveOn?: string;
}

export class OutsideResultBody {
  @Text({ max: 12, description: 'Item whose result it is' }) code: string;
  @Text({ optional: true, max: 60, description: 'Part of the project it is about; all of it unless said' })
  subject?: string;
  @Text({ max: 100 }) number: string;
  @Text({ max: 60, description: 'Organ that decided, by its handle' }) organ: string;
  @Day({ description: 'Day it came into force' }) inForceOn: string;
  @Day({ optional: true, description: 'The last day it counts; by the catalogue unless said' })
  validUntil?: string;
  @Words({ optional: true }) fields?: Record<string, string>;
  @Text({ max: 300, description: 'File or reference in the system it comes from' }) evidence: string;
}

export class DropBody {
  @Text({ max: 500 }) reason: string;
}

export class ProposalAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string', {
    description:
      'What is proposed: an amendment, a result from outside, facts, a place in the green channel or its end',
  })
  kind: string;
  @Shown('object', { description: 'As it was asked for' }) says: object;
  @ShownPart(() => OrganAnswer) organ: OrganAnswer;
  @Shown('string', { format: 'date' }) proposedOn: string;
  @Nullable('string', { enum: ['confirmed', 'dropped'] }) ended: string | null;
}

export class ProposalsAnswer {
  @ShownMany(() => ProposalAnswer) items: ProposalAnswer[];
}
