import { Count, Flag, Many, Part, Text, Texts } from '../http/fields.js';
import { ActBody, GapLineBody, ItemApplicationBody, LimitBody } from './bodies.js';
import { DocumentFileBody } from './named-files.js';

const NOTE = { max: 2000, optional: true };

export class FindingsBody extends ActBody {
  @Many(() => GapLineBody, { max: 60, description: 'What is missing; empty where nothing is' })
  lines: GapLineBody[];
}

export class CaseNoticeBody {
  @Part(() => LimitBody, { description: "The applicant's period, the same for all items" }) reply: LimitBody;
}

export class SuppliedLineBody {
  @Count({ min: 1, description: 'Number of the item in the case' }) item: number;
  @Text({ max: 20, description: 'Id of the line' }) line: string;
}

export class SupplementBody extends ActBody {
  @Texts({
    optional: true,
    max: 300,
    each: 60,
    description: 'Documents handed in, each once: it fills the line of every item that asks for it',
  })
  papers?: string[];
  @Many(() => SuppliedLineBody, { optional: true, max: 300, description: 'Lines of one item alone' })
  lines?: SuppliedLineBody[];
  @Many(() => DocumentFileBody, {
    optional: true,
    max: 300,
    description: 'Files of the project: each fills every line of its document that is supplied here',
  })
  files?: DocumentFileBody[];
}

export class AdditionBody {
  @Many(() => ItemApplicationBody, { max: 60, description: 'Items of the guide of the case' })
  items: ItemApplicationBody[];
  @Many(() => DocumentFileBody, {
    optional: true,
    max: 300,
    description: 'Files of the project, each for the paper it is',
  })
  files?: DocumentFileBody[];
  @Flag({ description: 'The applicant answers for the truth of the papers (行政许可法 31)' })
  declared: boolean;
  @Flag({ optional: true, description: 'Consent to electronic service of these decisions (电子送达)' })
  electronicService?: boolean;
}

export class ReturnBody extends ActBody {
  @Text(NOTE) note?: string;
}

export class RerouteBody {
  @Text({ max: 100, description: 'Handle of the organ that is competent by the authority record' })
  to: string;
  @Text({ max: 2000 }) reason: string;
}

export class AskBody extends ActBody {
  @Many(() => GapLineBody, { max: 60 }) lines: GapLineBody[];
  @Part(() => LimitBody, { description: "The applicant's period" }) reply: LimitBody;
  @Text({
    max: 20,
    optional: true,
    description: 'Id of a published ground whose article stops clocks; without one nothing stops',
  })
  ground?: string;
}
