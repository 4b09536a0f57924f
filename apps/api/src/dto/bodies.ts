import {
  Always,
  Count,
  Day,
  Figures,
  Flag,
  FormFigures,
  Id,
  Many,
  OneOf,
  Part,
  Text,
  Texts,
  Words,
} from '../http/fields.js';
import { DocumentFileBody, LineFileBody } from './named-files.js';

const EFFECTIVE_ON = 'Legal day of the act (生效日); today unless paper came in earlier';
const NOTE = { max: 2000, optional: true };

export class SignInBody {
  @Text({ max: 100 }) signIn: string;
  @Text({ max: 200 }) password: string;
  @Text({
    max: 100,
    optional: true,
    description: 'Handle of the organ to act for, where the person belongs to several',
  })
  organ?: string;
  @Text({ max: 40, optional: true, description: 'One-time code of the second factor, or a recovery code' })
  code?: string;
  @Flag({
    optional: true,
    description: 'Keep the session in a cookie of the browser instead of answering a token',
  })
  cookie?: boolean;
}

export class ProjectBody {
  @Text({
    optional: true,
    pattern: /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/,
    max: 24,
    description: 'Project code (项目代码), GB/T 40058-2021, 24 characters',
  })
  code?: string;
  @Text({ max: 200 }) name: string;
  @Text({ max: 60, description: 'Code of the industrial base' }) base: string;
  @Figures({ description: 'Figures of the project; names say their unit' }) facts: Record<string, unknown>;
}

export class ItemApplicationBody {
  @Text({ max: 12 }) code: string;
  @Text({ optional: true, max: 60, description: 'Part of the project it is about, such as a building' })
  subject?: string;
  @Texts({ max: 60, each: 20, description: 'Ids of the material lines handed in' }) handedIn: string[];
  @Text({
    optional: true,
    max: 2000,
    description: 'Decided on a commitment (告知承诺): its words, or the number of the paper',
  })
  commitment?: string;
}

export class SubmitBody {
  @Text({ max: 60 }) guide: string;
  @Id({ optional: true }) projectId?: string;
  @Part(() => ProjectBody, { optional: true }) project?: ProjectBody;
  @Many(() => ItemApplicationBody, {
    optional: true,
    max: 60,
    description: 'Left out: the items of the guide that the facts of the project need, as advice tells them',
  })
  items?: ItemApplicationBody[];
  @Texts({
    optional: true,
    max: 300,
    each: 60,
    description: 'Without items: the documents handed in, each once for all of them',
  })
  papers?: string[];
  @Many(() => DocumentFileBody, {
    optional: true,
    max: 300,
    description: 'Files of the project named by projectId, each for the paper it is',
  })
  files?: DocumentFileBody[];
  @FormFigures({
    optional: true,
    description:
      'The merged form (一张表单): values by the ids of its fields; whole where one licence with one code is made of it',
  })
  form?: Record<string, string | number | boolean>;
  @Flag({ description: 'The applicant answers for the truth of the papers (行政许可法 31)' })
  declared: boolean;
  @Flag({ optional: true, description: 'Consent to electronic service of all decisions (电子送达)' })
  electronicService?: boolean;
}

export class NoteBody {
  @Text(NOTE) note?: string;
}

export class ActBody {
  @Day({ optional: true, description: EFFECTIVE_ON }) effectiveOn?: string;
  @Text({
    max: 200,
    optional: true,
    description:
      'Number or place of the paper that proves the legal day, such as the postmark; required where it is not today',
  })
  evidence?: string;
}

export class FilingBody extends ActBody {
  @Texts({ max: 60, each: 20 }) handedIn: string[];
  @Many(() => LineFileBody, {
    optional: true,
    max: 300,
    description: 'Files of the project that fill these lines',
  })
  files?: LineFileBody[];
}

export class SupplyBody extends ActBody {
  @Texts({ max: 60, each: 20, min: 1 }) lines: string[];
  @Many(() => LineFileBody, {
    optional: true,
    max: 300,
    description: 'Files of the project that fill these lines',
  })
  files?: LineFileBody[];
}

export class LimitBody {
  @Count({ min: 1, max: 250 }) value: number;
  @OneOf(['working_day', 'calendar_day']) unit: 'working_day' | 'calendar_day';
}

export class ToleranceBody extends ActBody {
  @Texts({ max: 60, each: 20, min: 1, description: 'Ids of the lines that are owed' }) lines: string[];
  @Part(() => LimitBody, { description: 'By when; no later than the promised day' }) within: LimitBody;
  @Text({ max: 200, description: 'Number or place of the written pledge (书面承诺)' }) pledge: string;
}

export class OrderBody {
  @Text({ max: 2000 }) question: string;
  @Part(() => LimitBody, { description: 'By when the answer is due' }) within: LimitBody;
}

export class OrderAnswerBody {
  @Text({ max: 2000 }) answer: string;
}

export class FollowUpBody extends ActBody {
  @Flag({ description: 'Was the commitment kept?' }) kept: boolean;
  @Text(NOTE) note?: string;
}

export class CorrectionBody {
  @Count({ min: 1, description: 'Line of the journal' }) seq: number;
  @Text({ max: 40, description: 'Event in that line, as `ACCEPT`' }) of: string;
  @Day({ description: 'The right day' }) to: string;
  @Text({ max: 2000 }) reason: string;
}

export class JointExtensionBody {
  @Part(() => LimitBody) more: LimitBody;
  @Text({ max: 2000 }) reason: string;
}

export class GapLineBody {
  @Text({ max: 20, description: 'Id of a material line of the item' }) line: string;
  @Text(NOTE) note?: string;
}

/** What no published line covers: signed by the head of the organ, told to supervision. */
export class OffListBody {
  @Text({ max: 200, description: 'Law and article it rests on' }) article: string;
  @Text({ max: 500, description: 'Why no published line would do' }) reason: string;
}

export class ListedBody extends ActBody {
  @Part(() => OffListBody, { optional: true }) offList?: OffListBody;
}

export class GapNoticeBody extends ListedBody {
  @Many(() => GapLineBody, { max: 60 }) lines: GapLineBody[];
  @Part(() => LimitBody, { description: "The applicant's period" }) reply: LimitBody;
}

export class GroundBody extends ListedBody {
  @Text({ max: 20, description: 'Id of a ground the item has published' }) ground: string;
  @Text(NOTE) note?: string;
}

export class StopBody extends GroundBody {
  @Part(() => LimitBody, { description: 'Time needed, told to the applicant in writing (行政许可法 45)' })
  needed: LimitBody;
}

export class JurisdictionBody extends ActBody {
  @Text({ max: 200, description: 'The organ that is competent (行政许可法 32)' }) competentOrgan: string;
  @Text(NOTE) note?: string;
}

export class HandOverBody extends ActBody {
  @Text({ max: 100, description: 'Sign-in name of a colleague of the same organ' }) to: string;
}

export class ExtensionBody extends ActBody {
  @Part(() => LimitBody) more: LimitBody;
  @Text({ max: 2000 }) reason: string;
}

export class SendBackBody extends ActBody {
  @Text({ max: 2000 }) reason: string;
}

export class PriorResultBody extends ActBody {
  @Text({ max: 12, description: 'Code of the earlier item' }) from: string;
  @Text({ max: 100, optional: true, description: 'Number of its result; with inForceOn' }) number?: string;
  @Day({ optional: true, description: 'Day from which the result is in force' }) inForceOn?: string;
  @Words({ optional: true }) fields?: Record<string, string>;
  @Text({
    max: 200,
    optional: true,
    description:
      'In place of a result: the article by which this project needs none (不需办理), of a tie under a condition; by whoever has claimed the item',
  })
  notNeeded?: string;
  @Text({ max: 2000, description: 'Where the result was seen, or why none is needed' })
  override evidence: string;
}

export class ObligationBody {
  @Text({ max: 20, description: 'Id of the published condition that it secures' }) condition: string;
  @Text({ max: 500 }) duty: string;
  @Text({ max: 200 }) basis: string;
  @Day() dueOn: string;
  @Text({ max: 200 }) inspector: string;
}

export class DecisionBody extends ListedBody {
  @OneOf(['granted', 'refused']) outcome: 'granted' | 'refused';
  @Text({ max: 100, optional: true, description: 'Number of the document; assigned where absent' })
  number?: string;
  @Texts({
    max: 20,
    each: 20,
    optional: true,
    description: 'Ids of the conditions a refusal rests on (行政许可法 38)',
  })
  reasons?: string[];
  @Many(() => ObligationBody, { max: 20, optional: true }) obligations?: ObligationBody[];
  @Words({ optional: true, description: 'Fields of the result that later decisions read' })
  fields?: Record<string, string>;
  @Text({
    max: 500,
    optional: true,
    description: 'Public reason where the promised or the statutory day has passed',
  })
  lateReason?: string;
  @Text(NOTE) note?: string;
}

export class ImmediateDecisionBody extends DecisionBody {
  @Always({ optional: true, description: 'Decided on the written commitment of the applicant (告知承诺)' })
  byCommitment?: true;
}

export class RecordBody extends ActBody {
  @Text({ max: 100, optional: true }) number?: string;
  @Text({ max: 500, optional: true }) lateReason?: string;
}

export class ClockBody {
  @Day({ optional: true, description: 'Move to the opening hour of this day' }) to?: string;
  @Count({ optional: true, min: 1, max: 500, description: 'Move on by this many working days' })
  workingDays?: number;
}

export class RecheckBody {
  @Text({ max: 20, description: 'Id of the open recheck' }) recheck: string;
  @OneOf(['stands', 'differs'], { description: 'Whether what was done stands on what is so now' })
  conclusion: 'stands' | 'differs';
  @Text({ optional: true, max: 500 }) note?: string;
}
