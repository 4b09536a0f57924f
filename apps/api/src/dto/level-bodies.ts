import { Nullable, OneOf, Shown, Text, Texts } from '../http/fields.js';
import { ActBody } from './bodies.js';

const NOTE = { max: 2000, optional: true };

export class ForwardBody extends ActBody {
  @OneOf(['agree', 'disagree'], { description: 'The opinion of the first review' }) opinion:
    | 'agree'
    | 'disagree';
  @Text(NOTE) note?: string;
  @Texts({
    optional: true,
    max: 60,
    each: 20,
    description: 'Lines that go up: all that were handed in, as they also do where none is named',
  })
  papers?: string[];
}

export class SendDownBody extends ActBody {
  @Text({ max: 2000 }) reason: string;
}

export class TransferBody {
  @Text({ max: 200, description: 'Number of the document by which the authority was moved' })
  document: string;
  @Text({ max: 2000 }) reason: string;
}

export class TransferAllBody extends TransferBody {
  @Text({ max: 100, description: 'Code of the delegation that began, changed or ended' }) delegation: string;
}

export class TransferAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string') delegation: string;
  @Shown('integer', { description: 'The version of the delegation that counted when it was ordered' })
  version: number;
  @Shown('string') document: string;
  @Shown('string') reason: string;
  @Nullable('string', { format: 'date-time' }) endedAt: string | null;
  @Shown('integer') waiting: number;
  @Shown('integer') moved: number;
  @Shown('integer', { description: 'Items that the rules did not let go' }) refused: number;
}

export class ProgressBody extends ActBody {
  @Text({ max: 200, description: 'How far it is in the outside system' }) step: string;
}

export class ItemOutsideResultBody extends ActBody {
  @OneOf(['granted', 'refused']) outcome: 'granted' | 'refused';
  @Text({ max: 100, optional: true, description: 'Number of the outside result' }) number?: string;
  @Text(NOTE) note?: string;
}
