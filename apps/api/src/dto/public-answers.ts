import { Nullable, NullablePart, Shown, ShownMany, ShownPart } from '../http/fields.js';
import { BilingualAnswer, NO_DAY, OrganAnswer, PageAnswer } from './answers.js';
import { ChangeAnswer, PendingAnswer } from './drafts.js';
import { GuideFormAnswer } from './guide-answers.js';

export class PublicItemStatusAnswer {
  @Shown('integer') n: number;
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @ShownPart(() => BilingualAnswer) organ: BilingualAnswer;
  @Shown('string') standing: string;
  @ShownPart(() => BilingualAnswer) status: BilingualAnswer;
  @Shown('string') turn: string;
  @NullablePart(() => BilingualAnswer) nextAction: BilingualAnswer | null;
  @Nullable('string', { format: 'date', description: NO_DAY }) dueOn: string | null;
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

export class FoundItemAnswer extends PublishedAnswer {
  @Shown('string', { isArray: true, description: 'Who decides in the park or base asked for; else empty' })
  organs: string[];
}

export class FoundItemsPage extends PageAnswer {
  @Shown('integer', { description: 'How many were found, on this page and on others' }) total: number;
  @ShownMany(() => FoundItemAnswer) items: FoundItemAnswer[];
}

export class FoundGuidesPage extends PageAnswer {
  @Shown('integer', { description: 'How many were found, on this page and on others' }) total: number;
  @ShownMany(() => FoundItemAnswer) items: FoundItemAnswer[];
}

export class VersionRowAnswer {
  @Shown('integer') version: number;
  @Shown('string', { format: 'date' }) effectiveFrom: string;
  @Shown('string', { format: 'date-time' }) publishedAt: string;
  @Shown('string', { description: 'SHA-256 of the canonical content' }) hash: string;
  @Shown('string', { enum: ['in-force', 'superseded', 'upcoming', 'ended'] }) standing: string;
  @Nullable('string', { description: 'The paper it rests on; null: delivered with the product' }) source:
    | string
    | null;
  @Nullable('object', {
    additionalProperties: true,
    description: 'What was done to the list, by which document',
  })
  operation: object | null;
  @NullablePart(() => PendingAnswer) pending: PendingAnswer | null;
  @ShownMany(() => ChangeAnswer, { description: 'The places changed since the version before' })
  changes: ChangeAnswer[];
}

export class VersionsAnswer {
  @ShownMany(() => VersionRowAnswer, { description: 'Newest first' }) items: VersionRowAnswer[];
}

export class LinksAnswer {
  @Shown('string', { description: 'This version, for good' }) self: string;
  @Shown('string') versions: string;
  @Shown('string', { description: 'What is in force, as a page for people' }) page: string;
  @Shown('string', { description: 'This version as a page, for good' }) permalink: string;
}

export class WholeVersionAnswer extends VersionRowAnswer {
  @Shown('object', { description: 'The definition as published' }) content: object;
  @ShownMany(() => VersionRowAnswer, { description: 'Newest first' }) versions: VersionRowAnswer[];
  @ShownPart(() => LinksAnswer) links: LinksAnswer;
}

export class DecidingOrganAnswer extends OrganAnswer {
  @Shown('string', { description: 'On which level of government it stands' }) level: string;
}

export class NamedAnswer {
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
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
  @Shown('string', {
    enum: ['statute', 'entrusted', 'concentrated', 'dispatched-branch', 'provincial-list', 'deputised'],
  })
  form: string;
  @ShownPart(() => DelegationDocumentAnswer) document: DelegationDocumentAnswer;
  @NullablePart(() => AnnouncementAnswer) announced: AnnouncementAnswer | null;
  @Shown('string', { format: 'date' }) from: string;
  @Nullable('string', { format: 'date', description: 'The last day; null while nobody has ended it' })
  through: string | null;
  @Shown('boolean', { description: 'Invented for the demonstration' }) demo: boolean;
}

export class AuthorityAnswer {
  @ShownPart(() => NamedAnswer) park: NamedAnswer;
  @ShownPart(() => NamedAnswer) base: NamedAnswer;
  @Shown('string', { description: 'Code of the working calendar it counts in: /public/v1/calendars/{code}' })
  calendar: string;
  @ShownPart(() => DecidingOrganAnswer) organ: DecidingOrganAnswer;
  @ShownPart(() => DecidingOrganAnswer) inNameOf: DecidingOrganAnswer;
  @NullablePart(() => DelegationAnswer) delegation: DelegationAnswer | null;
}

export class WholeItemAnswer extends WholeVersionAnswer {
  @ShownMany(() => AuthorityAnswer, { description: 'Who decides today, base by base' })
  authorities: AuthorityAnswer[];
  @ShownMany(() => NamedAnswer, { description: 'The guides in force that hold it' }) guides: NamedAnswer[];
  @ShownMany(() => NamedAnswer, { description: 'The items that materials, ties and gates name' })
  named: NamedAnswer[];
}

export class CertifiedAnswer {
  @Shown('string') hash: string;
  @ShownPart(() => BilingualAnswer) headline: BilingualAnswer;
}

export class WholeGuideAnswer extends WholeVersionAnswer {
  @NullablePart(() => CertifiedAnswer) certificate: CertifiedAnswer | null;
  @ShownPart(() => GuideFormAnswer) form: GuideFormAnswer;
  @Shown('object', { isArray: true, description: 'Its items as in force today, in its order' })
  items: object[];
  @ShownMany(() => NamedAnswer, { description: 'Its items, and those of other guides that theirs name' })
  named: NamedAnswer[];
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
