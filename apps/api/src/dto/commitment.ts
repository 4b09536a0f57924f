import { Day, Flag, Part, Text } from '../http/fields.js';
import { ActBody, LimitBody } from './bodies.js';

const NOTE = { max: 2000, optional: true };

export class CommitmentBody extends ActBody {
  @Text({ max: 2000, description: 'What is committed, in words or by the number of the paper' })
  pledge: string;
}

export class RectificationBody extends ActBody {
  @Text({ max: 2000, description: 'What is to be put right' }) demand: string;
  @Part(() => LimitBody, { description: 'By when' }) within: LimitBody;
}

export class RectificationCheckBody extends ActBody {
  @Flag({ description: 'Was it put right? That it was not is found when its time is over' })
  rectified: boolean;
  @Text(NOTE) note?: string;
}

export class RevocationProposalBody extends ActBody {
  @Text({ max: 2000 }) reason: string;
}

export class HearingAnswerBody extends ActBody {
  @Flag({ description: 'False: the hearing is given up' }) wanted: boolean;
}

export class HearingCallBody extends ActBody {
  @Day({ description: 'Seven working days ahead at least (行政许可法 48)' }) day: string;
  @Text({ max: 200 }) place: string;
  @Text({ max: 60, description: 'Who chairs it; nobody who examined the matter' }) chair: string;
}

export class HearingRecordBody extends ActBody {
  @Text({ max: 200, description: 'Number or place of the record (听证笔录)' }) record: string;
  @Flag({ description: 'By the record, the decision is to be revoked' }) supports: boolean;
}

export class RevocationDecisionBody extends ActBody {
  @Flag() revoked: boolean;
  @Text(NOTE) note?: string;
}

export class ToleranceEndBody extends ActBody {
  @Text(NOTE) note?: string;
}
