import { SESSION_KINDS, type SessionKind } from '#model/catalogue';
import { Count, Counts, Day, Id, Many, OneOf, Part, Text, Texts } from '../http/fields.js';
import { ActBody, LimitBody } from './bodies.js';

const WHICH = { description: 'Id of the meeting, as the case lists it' };

export class MeetingBody {
  @OneOf(SESSION_KINDS, { description: 'Of a kind that the guide offers: 联合审图, 联合踏勘, 联合验收' })
  kind: SessionKind;
  @Day() day: string;
  @Text({ max: 200 }) place: string;
  @Counts({ min: 1, max: 60, description: 'Numbers of the items that are invited' }) items: number[];
}

export class AttendanceBody {
  @Count({ min: 1, max: 9999 }) n: number;
  @Texts({ max: 20, each: 60, description: 'Officers of the department who came; on site at least two' })
  officers: string[];
}

export class MeetingRecordBody extends ActBody {
  @Id(WHICH) meeting: string;
  @Many(() => AttendanceBody, { max: 60, description: 'An item that is not named was absent' })
  attendance: AttendanceBody[];
  @Text({ max: 4000 }) minutes: string;
}

export class MeetingOpinionBody extends ActBody {
  @Id(WHICH) meeting: string;
  @OneOf(['agree', 'disagree']) opinion: 'agree' | 'disagree';
  @Text({ max: 2000, optional: true }) note?: string;
}

export class ConsultationBody extends ActBody {
  @Text({ max: 60, description: 'Handle of the organ that is asked' }) organ: string;
  @Text({ max: 2000 }) question: string;
  @Part(() => LimitBody, { description: 'By when it answers' }) within: LimitBody;
  @Text({
    max: 20,
    optional: true,
    description:
      'Id of a published ground by which silence counts as agreement; without one it means nothing',
  })
  ground?: string;
}
