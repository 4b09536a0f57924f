import { ACTIONS } from '#model/casework';
import { CLOCK_KINDS } from '#model/catalogue';
import { Nullable, NullablePart, Shown, ShownMany, ShownPart, ShowsVersion } from '../http/fields.js';

export const NO_DAY =
  'Null where nothing is due: before the filing, while every clock stands still, once the item has ended';

export class BilingualAnswer {
  @Shown('string') zh: string;
  @Shown('string') en: string;
}

export class OrganAnswer extends BilingualAnswer {
  @Shown('string') handle: string;
}

export class SessionAnswer {
  @Nullable('string', { description: 'Bearer token, shown once; null where a cookie keeps it' }) token:
    | string
    | null;
  @Shown('string', { format: 'date-time' }) expiresAt: string;
  @Shown('boolean', { description: 'This session can only enrol a second factor' }) mustEnrol: boolean;
}

export class MeAnswer {
  @Shown('string', { format: 'uuid' }) personId: string;
  @Shown('string') signIn: string;
  @Shown('string') name: string;
  @Nullable('integer') parkId: number | null;
  @Shown('string', { isArray: true }) roles: string[];
  @ShownPart(() => OrganAnswer) organ: OrganAnswer;
  @Nullable('string', { format: 'uuid', description: '代理: in whose place' }) inPlaceOf: string | null;
  @Nullable('string', { format: 'uuid', description: '委托: by which power of attorney' }) power:
    | string
    | null;
  @Nullable('object', { description: 'Verbs that a key is confined to' }) scopes: readonly string[] | null;
}

@ShowsVersion
export class ItemStateAnswer {
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('integer') n: number;
  @Shown('string') code: string;
  @Shown('string') standing: string;
  @Shown('string') work: string;
  @ShownPart(() => BilingualAnswer) status: BilingualAnswer;
  @Shown('string', { enum: ['applicant', 'organ', 'expert', 'prior-department', 'none'] }) turn: string;
  @NullablePart(() => BilingualAnswer) nextAction: BilingualAnswer | null;
  @Nullable('string', { format: 'date', description: NO_DAY }) dueOn: string | null;
  @NullablePart(() => BilingualAnswer) remedy: BilingualAnswer | null;
  @Nullable('string', {
    enum: ['reviewer', 'head', 'government'],
    description: 'Whose signature the concluded review waits for',
  })
  signs: string | null;
  @Shown('integer', { description: 'Entity tag of the item, for If-Match' }) version: number;
  @Shown('string', {
    isArray: true,
    enum: ACTIONS,
    description: 'What the reader may do now; the operation for it names it in `x-actions`',
  })
  allowedActions: string[];
}

export class SkippedDayAnswer {
  @Shown('string', { format: 'date' }) date: string;
  @Shown('string', { enum: ['day-off', 'stopped'] }) reason: string;
  @Shown('string') name: string;
  @Nullable('string', { description: 'Notice that made it a day off; null for weekends and stops' }) paper:
    | string
    | null;
}

export class ClockAnswer {
  @Shown('string', { enum: [...CLOCK_KINDS] })
  kind: string;
  @Shown('string') article: string;
  @Shown('string', { format: 'date' }) startedOn: string;
  @Shown('object', { properties: { value: { type: 'integer' }, unit: { type: 'string' } } }) limit: object;
  @Nullable('string', { format: 'date', description: 'Null while the clock stands still' }) dueOn:
    | string
    | null;
  @Shown('boolean', { description: 'Past the published calendar' }) provisional: boolean;
  @Nullable('string', { format: 'date', description: 'No earlier than this' }) earliest: string | null;
  @Nullable('string', { format: 'date', description: 'No later than this, where that is known' })
  latest: string | null;
  @Nullable('string', { format: 'date' }) endedOn: string | null;
  @ShownMany(() => SkippedDayAnswer) skipped: SkippedDayAnswer[];
}

@ShowsVersion
export class ItemDetailAnswer extends ItemStateAnswer {
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @ShownPart(() => OrganAnswer) organ: OrganAnswer;
  @ShownMany(() => ClockAnswer) clocks: ClockAnswer[];
  @Shown('object', {
    isArray: true,
    description: 'Published ties that bind the item, each with its article and state',
  })
  ties: object[];
  @Shown('object', { isArray: true }) stops: object[];
  @Nullable('object', { description: 'The one notice of gaps' }) gaps: object | null;
  @Shown('string', { isArray: true }) missing: string[];
  @Shown('object', {
    isArray: true,
    description:
      'Lines that a result in force supplies, such as the business licence with its code: asked of nobody',
  })
  filled: object[];
  @Nullable('string', { format: 'date' }) filedOn: string | null;
  @Nullable('string', { format: 'date' }) acceptedOn: string | null;
  @Nullable('string', { format: 'date' }) decidedOn: string | null;
  @Nullable('string', { format: 'date' }) servedOn: string | null;
  @Nullable('object', { description: 'How the decision was served, with its proof' }) service: object | null;
  @Nullable('object', { description: 'Consent to electronic service' }) consent: object | null;
  @Nullable('object', { description: 'Service by public notice: since when, where' }) announced:
    | object
    | null;
  @Shown('object', { isArray: true, description: 'Attempts to deliver it that failed' }) failures: object[];
  @Nullable('string', { enum: ['granted', 'refused', 'recorded'] }) outcome: string | null;
  @Nullable('string') number: string | null;
  @Shown('string', { isArray: true }) reasons: string[];
  @Nullable('string', { enum: ['silence'], description: 'Where no person signed the decision (超时默认)' })
  decidedBy: string | null;
  @Nullable('string', { description: 'Public reason of a late decision (逾期公开说明)' })
  lateReason: string | null;
  @Nullable('object', {
    description: 'Papers owed since the acceptance (容缺): debts, by when, on whose pledge',
  })
  owed: object | null;
  @Nullable('object', { description: 'The later check of a commitment' }) followUp: object | null;
  @Shown('object', { isArray: true, description: 'Lines that an assessment of the base stands for' })
  covered: object[];
  @Nullable('object', { description: 'The choice of a commitment, and whether it was taken back' })
  commitment: object | null;
  @Nullable('object', { description: 'The order to put right a commitment that was not kept' })
  rectification: object | null;
  @Nullable('object', { description: 'The revocation that was proposed, its hearing, and its end' })
  revocation: object | null;
  @Nullable('string', { description: 'Part of the project it is about; null: all of it' })
  subject: string | null;
  @Nullable('string', { enum: ['green'], description: 'Null: the ordinary one' }) channel: string | null;
  @Nullable('object', { type: 'array', items: { type: 'object' }, description: '提前介入' })
  preReviews: object[] | null;
  @Shown('object', {
    isArray: true,
    description: 'What the organ is to look at again (复核), with what was found',
  })
  rechecks: object[];
  @Shown('object', {
    isArray: true,
    description: 'What was annulled, with the order to decide or to accept anew (重作)',
  })
  redone: object[];
  @Shown('object', { isArray: true, description: 'Supervision orders (督办) with their answers' })
  orders: object[];
  @Shown('object', {
    isArray: true,
    description: 'What other organs are asked to confirm (核对), with their answers; none bars the decision',
  })
  confirmations: object[];
  @Nullable('object', { description: 'Whose decision it is: form, level, row, what is set aside' })
  authority: object | null;
  @Nullable('object', { description: 'The level that changed facts name now, by which row; null: its own' })
  authorityDiffers: object | null;
  @Nullable('object', { description: 'At which of two levels it is; when it went up, was received' })
  levels: object | null;
  @Shown('object', { isArray: true, description: 'When and by which document it was moved (移送)' })
  transfers: object[];
  @Shown('object', { isArray: true, description: 'How far it came in the outside system that handles it' })
  progress: object[];
  @Nullable('object', {
    description: 'Draft, its digest, signatures and what was sent back; null outside the deciding organ',
  })
  signing: object | null;
  @Nullable('object', {
    description:
      'What the department found missing for the notice of the case, with its last days; for organs',
  })
  findings: object | null;
  @Nullable('object', { description: 'The reminder after the period of the notice, with its last period' })
  reminder: object | null;
  @Shown('object', { isArray: true, description: 'Papers asked for during the review (审查中补正)' })
  asks: object[];
  @Shown('string', { isArray: true, description: 'Lines the applicant is still to hand in' })
  awaited: string[];
  @Shown('object', { isArray: true, description: 'When another organ took the item over (改派)' })
  reroutes: object[];
}

export class CaseRowAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string') receiptNo: string;
  @Shown('string') guide: string;
  @ShownPart(() => BilingualAnswer) guideName: BilingualAnswer;
  @Shown('string', { format: 'uuid' }) projectId: string;
  @Shown('string') projectName: string;
  @Shown('string', { enum: ['open', 'concluded'] }) status: string;
  @Shown('integer') open: number;
  @Shown('integer') granted: number;
  @Shown('integer') refused: number;
  @Shown('integer') withdrawn: number;
  @Shown('string', { format: 'date-time' }) submittedAt: string;
  @Nullable('string', { format: 'date-time' }) concludedAt: string | null;
}

export class UnreadableItemAnswer {
  @Shown('integer') n: number;
  @Shown('string') code: string;
  @Shown('string') standing: string;
  @ShownPart(() => OrganAnswer) organ: OrganAnswer;
  @Shown('boolean', {
    description: 'The joint limit of the case (`joint`) cannot be told before it is repaired',
  })
  holdsJoint: boolean;
}

@ShowsVersion
export class CaseAnswer extends CaseRowAnswer {
  @Shown('integer', { description: 'Entity tag of the case, for If-Match' }) seq: number;
  @Nullable('object', { description: 'Joint limit of the case (联合办理), where a document orders one' })
  joint: object | null;
  @Shown('object', {
    isArray: true,
    description: 'Joint meetings and visits (联合审图, 踏勘, 验收) with who came',
  })
  meetings: object[];
  @ShownMany(() => ItemDetailAnswer) items: ItemDetailAnswer[];
  @ShownMany(() => UnreadableItemAnswer, {
    description: 'Items that cannot be read until the operator has them repaired; they are not among `items`',
  })
  unreadable: UnreadableItemAnswer[];
}

@ShowsVersion
export class SubmittedAnswer extends CaseAnswer {
  @Nullable('string', { description: 'With the receipt number it opens the public status; shown once' })
  queryCode: string | null;
}

export class PageAnswer {
  @Shown('string', { required: false, description: 'Cursor of the next page; absent on the last one' })
  next?: string;
}

export class CasePage extends PageAnswer {
  @ShownMany(() => CaseRowAnswer) items: CaseRowAnswer[];
}

export class JournalLineAnswer {
  @Shown('integer') seq: number;
  @Shown('string', { format: 'date-time' }) recordedAt: string;
  @Shown('string', { format: 'date' }) effectiveOn: string;
  @Shown('string') kind: string;
  @Shown('string', {
    description: 'Canonical JSON (RFC 8785) as it was said; the chain holds erasable texts by their digest',
  })
  line: string;
}

export class JournalAnswer {
  @ShownMany(() => JournalLineAnswer) items: JournalLineAnswer[];
}

export class QueueRowAnswer {
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('integer') n: number;
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @ShownPart(() => OrganAnswer) organ: OrganAnswer;
  @Shown('string') receiptNo: string;
  @Shown('string') projectName: string;
  @Shown('string') standing: string;
  @Shown('string') work: string;
  @Shown('string') turn: string;
  @Nullable('string', { format: 'date' }) dueOn: string | null;
  @Nullable('string', { format: 'date' }) warnOn: string | null;
  @Shown('boolean', { description: 'In the green channel: first among those of its day' }) ahead: boolean;
  @Shown('integer') version: number;
}

export class CountersAnswer {
  @Shown('integer') overdue: number;
  @Shown('integer') dueToday: number;
  @Shown('integer') nearing: number;
  @Shown('integer') inTime: number;
  @Shown('integer', { description: 'Clock standing still, or waiting for the applicant' }) stopped: number;
  @Shown('boolean', { description: 'More lies there than the first 5,000 by day due, which are counted' })
  more: boolean;
}

export class QueuePage extends PageAnswer {
  @ShownMany(() => QueueRowAnswer) items: QueueRowAnswer[];
  @ShownPart(() => CountersAnswer) counters: CountersAnswer;
}

export class ClockStateAnswer {
  @Shown('string', { format: 'date-time' }) now: string;
  @Shown('string', { format: 'date' }) today: string;
}
