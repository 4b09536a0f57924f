import { CERTIFICATES, type Certificate, EXCHANGE_PREFIXES, type ExchangeWish } from '#model/registration';
import { COMPANY_STATES, type CompanyState } from '#registration';
import {
  Amount,
  Count,
  Day,
  Nullable,
  NullablePart,
  OneOf,
  Part,
  Shown,
  ShownMany,
  ShownPart,
  ShowsVersion,
  Text,
  WordsOf,
} from '../http/fields.js';
import { BilingualAnswer, OrganAnswer, PageAnswer } from './answers.js';
import { PageParameters } from './parameters.js';

const REGION = {
  min: 6,
  max: 6,
  pattern: /^\d{6}$/,
  description: 'Region of the address, six digits (GB/T 2260)',
} as const;

export class CodePartAnswer {
  @Shown('string', { enum: ['department', 'category', 'region', 'organisation', 'check'] }) part: string;
  @Shown('integer', { description: 'First character, from 1' }) from: number;
  @Shown('integer', { description: 'Last character' }) to: number;
  @Shown('string') text: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @NullablePart(() => BilingualAnswer) meaning: BilingualAnswer | null;
}

export class CodeFindingAnswer {
  @Shown('string', { description: 'CODE-LENGTH, CODE-LETTER, CODE-CHECK …' }) rule: string;
  @Shown('string', { enum: ['error', 'warning'] }) weight: string;
  @Nullable('integer', { description: 'Character of `code`, from 1; null for the whole' }) position:
    | number
    | null;
  @Shown('object', { additionalProperties: true }) params: object;
  @ShownPart(() => BilingualAnswer) words: BilingualAnswer;
}

export class ExplainedCodeAnswer {
  @Shown('string', { description: 'The code in its one spelling: narrow, upper case' }) code: string;
  @Shown('boolean', {
    description: 'No finding is an error. Whether anybody has the code is another question',
  })
  valid: boolean;
  @ShownMany(() => CodePartAnswer, { description: 'None where the code has not 18 characters' })
  parts: CodePartAnswer[];
  @ShownMany(() => CodeFindingAnswer) findings: CodeFindingAnswer[];
}

export class SegmentBody {
  @Text({ max: 60, description: 'Handle of the registration authority' }) organ: string;
  @Text({ min: 2, max: 2, description: 'Registration department and organisation category, such as 91' })
  prefix: string;
  @Text({ min: 6, max: 6, pattern: /^\d{6}$/, description: 'Of the registration authority (GB/T 2260)' })
  region: string;
  @Text({ max: 8, description: 'First body: eight characters of the organisation code before its check' })
  first: string;
  @Text({ max: 8, description: 'Last body, included' }) last: string;
  @Count({ max: 1_000_000, description: 'When so many codes are left, a new segment is asked for' })
  lowWater: number;
  @Text({ max: 300, description: 'The paper by which it is given' }) document: string;
}

export class SegmentAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @ShownPart(() => OrganAnswer) organ: OrganAnswer;
  @Shown('string') prefix: string;
  @Shown('string') region: string;
  @Shown('string') first: string;
  @Shown('string') last: string;
  @Shown('string') document: string;
  @Shown('integer') lowWater: number;
  @Shown('string', { format: 'date-time' }) givenAt: string;
  @Shown('integer', { description: 'free + reserved + issued + voided + skipped' }) size: number;
  @Shown('integer') free: number;
  @Shown('integer', { description: 'At filing; shown to nobody before the licence' }) reserved: number;
  @Shown('integer', { description: 'On a licence' }) issued: number;
  @Shown('integer', { description: 'On refusal; never given again' }) voided: number;
  @Shown('integer', { description: 'Somebody had that body before' }) skipped: number;
}

export class SegmentPage extends PageAnswer {
  @ShownMany(() => SegmentAnswer) items: SegmentAnswer[];
}

export class CompanyListBody {
  @Text({
    max: 500_000,
    description:
      'CSV, at most 1,000 rows. Columns: 企业名称 name; 注册号 registrationNo; 组织机构代码 organisationCode; 税务登记号 taxNo; 统一社会信用代码 creditCode',
  })
  csv: string;
  @Text({ max: 300, description: 'The paper or system it comes from' }) source: string;
}

export class RowFindingAnswer {
  @Shown('string') rule: string;
  @Shown('string', { enum: ['error', 'warning'] }) weight: string;
  @Nullable('string', { description: 'Column; null for the whole row' }) column: string | null;
  @ShownPart(() => BilingualAnswer) words: BilingualAnswer;
}

export class RowResultAnswer {
  @Shown('integer', { description: 'Line of the file on which the row begins' }) line: number;
  @Shown('string', { enum: ['added', 'completed', 'unchanged', 'refused'] }) result: string;
  @Nullable('string', { format: 'uuid' }) companyId: string | null;
  @ShownMany(() => RowFindingAnswer) findings: RowFindingAnswer[];
}

export class ImportedListAnswer {
  @ShownMany(() => RowResultAnswer) rows: RowResultAnswer[];
}

export class CompaniesParameters extends PageParameters {
  @OneOf(COMPANY_STATES, { optional: true }) state?: CompanyState;
  @Text({ max: 40, optional: true, description: 'One of its old numbers, or its new code' }) number?: string;
}

class ParticularsBody {
  @Text({ max: 100, description: 'Type of the enterprise (类型)' }) type: string;
  @Amount({ description: 'Registered capital in 万元' }) capital: number;
  @Text({ max: 100 }) legalRepresentative: string;
  @Text({ max: 2000, description: 'Business scope (经营范围)' }) scope: string;
  @Text({ max: 500 }) address: string;
  @Text(REGION) region: string;
}

export class OldParticularsBody extends ParticularsBody {
  @Day({ description: 'Founding date (成立日期) on the old licence' }) foundedOn: string;
}

export class ExchangeBody {
  @OneOf(EXCHANGE_PREFIXES, { description: '91 enterprise, 92 self-employed business, 93 cooperative' })
  prefix: ExchangeWish['prefix'];
  @Text({
    min: 6,
    max: 6,
    pattern: /^\d{6}$/,
    optional: true,
    description: 'Of the registration authority; else that of the registration or tax number',
  })
  region?: string;
  @Part(() => OldParticularsBody, { description: 'What the licence for the code says' })
  particulars: OldParticularsBody;
  @WordsOf(CERTIFICATES, { description: 'Old certificates handed in' }) returned: Certificate[];
  @WordsOf(CERTIFICATES, { description: 'Old certificates declared lost' }) lost: Certificate[];
  @Text({ max: 300, optional: true, description: 'Where and when the loss was declared' }) lossNote?: string;
}

export class ExchangeAnswer {
  @Shown('string', { format: 'date' }) on: string;
  @Shown('string', { isArray: true }) returned: string[];
  @Shown('string', { isArray: true }) lost: string[];
  @Nullable('string') lossNote: string | null;
}

@ShowsVersion
export class CompanyAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string') name: string;
  @Nullable('string') registrationNo: string | null;
  @Nullable('string') organisationCode: string | null;
  @Nullable('string') taxNo: string | null;
  @Nullable('string') creditCode: string | null;
  @Shown('string', { enum: [...COMPANY_STATES] }) state: string;
  @Shown('string') source: string;
  @Shown('string', { format: 'date-time' }) listedAt: string;
  @Shown('integer', { description: 'Entity tag, for If-Match' }) version: number;
  @NullablePart(() => ExchangeAnswer) exchange: ExchangeAnswer | null;
}

export class CompanyPage extends PageAnswer {
  @ShownMany(() => CompanyAnswer) items: CompanyAnswer[];
}
