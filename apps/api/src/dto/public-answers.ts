import { Nullable, NullablePart, Shown, ShownMany, ShownPart } from '../http/fields.js';
import { BilingualAnswer, OrganAnswer, PageAnswer } from './answers.js';

export class PublicItemStatusAnswer {
  @Shown('integer') n: number;
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @ShownPart(() => BilingualAnswer) organ: BilingualAnswer;
  @Shown('string') standing: string;
  @ShownPart(() => BilingualAnswer) status: BilingualAnswer;
  @Shown('string') turn: string;
  @NullablePart(() => BilingualAnswer) nextAction: BilingualAnswer | null;
  @Nullable('string', { format: 'date' }) dueOn: string | null;
  @NullablePart(() => BilingualAnswer) remedy: BilingualAnswer | null;
  @Nullable('string', { format: 'date' }) decidedOn: string | null;
  @Nullable('string', { enum: ['granted', 'refused', 'recorded', null] }) outcome: string | null;
}

export class PublicStatusAnswer {
  @Shown('string') receiptNo: string;
  @ShownPart(() => BilingualAnswer) guideName: BilingualAnswer;
  @Shown('string', { enum: ['open', 'concluded'] }) status: string;
  @Shown('string', { format: 'date-time' }) submittedAt: string;
  @Nullable('string', { format: 'date-time' }) concludedAt: string | null;
  @ShownMany(() => PublicItemStatusAnswer) items: PublicItemStatusAnswer[];
}

export class PublishedAnswer {
  @Shown('integer') version: number;
  @Shown('string', { format: 'date' }) effectiveFrom: string;
  @Shown('string', { format: 'date-time' }) publishedAt: string;
  @Shown('string', { description: 'SHA-256 of the canonical content' }) hash: string;
  @Shown('object', { description: 'The definition as published' }) content: object;
}

export class DecidingOrganAnswer extends OrganAnswer {
  @Shown('string', { description: 'On which level of government it stands' }) level: string;
}

export class DelegationDocumentAnswer {
  @Shown('string') number: string;
  @Shown('string') title: string;
}

export class AnnouncementAnswer {
  @Shown('string', { format: 'date' }) on: string;
  @Shown('string') where: string;
}

export class DelegationAnswer {
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Shown('string', { enum: ['statute', 'entrusted', 'concentrated', 'dispatched-branch', 'provincial-list'] })
  form: string;
  @ShownPart(() => DelegationDocumentAnswer) document: DelegationDocumentAnswer;
  @NullablePart(() => AnnouncementAnswer) announced: AnnouncementAnswer | null;
  @Shown('string', { format: 'date' }) from: string;
  @Nullable('string', { format: 'date', description: 'The last day; null while nobody has ended it' })
  through: string | null;
  @Shown('boolean', { description: 'Invented for the demonstration' }) demo: boolean;
}

export class AuthorityAnswer {
  @Shown('string') base: string;
  @ShownPart(() => DecidingOrganAnswer) organ: DecidingOrganAnswer;
  @ShownPart(() => DecidingOrganAnswer) inNameOf: DecidingOrganAnswer;
  @NullablePart(() => DelegationAnswer) delegation: DelegationAnswer | null;
}

export class PublishedItemAnswer extends PublishedAnswer {
  @ShownMany(() => AuthorityAnswer) authorities: AuthorityAnswer[];
}

export class PublishedPage extends PageAnswer {
  @ShownMany(() => PublishedAnswer) items: PublishedAnswer[];
}

export class BaseAnswer {
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Shown('string', { isArray: true }) regions: string[];
}

export class ParkAnswer {
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @ShownMany(() => BaseAnswer) bases: BaseAnswer[];
}

export class ParksAnswer {
  @ShownMany(() => ParkAnswer) items: ParkAnswer[];
}
