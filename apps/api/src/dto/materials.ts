import { TRUST_LEVELS } from '#model/catalogue';
import { Many, Nullable, NullablePart, OneOf, Shown, ShownMany, ShownPart, Text } from '../http/fields.js';
import { BilingualAnswer } from './answers.js';
import { ActBody, GapLineBody } from './bodies.js';
import { NamedFileBody } from './named-files.js';

export class LineJudgementBody extends ActBody {
  @Text({ max: 20, description: 'Id of a material line that is handed in' }) line: string;
  @OneOf(['fit', 'unfit']) verdict: 'fit' | 'unfit';
  @Text({ max: 2000, optional: true, description: 'Of unfit: required; the applicant reads it' })
  reason?: string;
  @Many(() => NamedFileBody, {
    optional: true,
    max: 50,
    description: 'What was looked at: the files of the line as they are handed in',
  })
  files?: NamedFileBody[];
}

export class PreReviewBody extends ActBody {
  @Many(() => GapLineBody, {
    max: 200,
    description: 'Lines of the item that are worth another look; none where all is well',
  })
  findings: GapLineBody[];
  @Text({ max: 2000, optional: true }) note?: string;
}

export class MaterialFileAnswer {
  @Shown('string', { format: 'uuid' }) file: string;
  @Shown('integer') version: number;
  @Shown('string') name: string;
  @Shown('string') sha256: string;
  @Shown('string', { enum: [...TRUST_LEVELS], description: 'As it is now' }) trust: string;
}

export class LineVerdictAnswer {
  @Shown('string', { enum: ['fit', 'unfit'] }) verdict: string;
  @Shown('string', { format: 'date' }) on: string;
  @Nullable('string', { description: 'For the applicant, the window and the organ itself' }) reason:
    | string
    | null;
}

export class MaterialLineAnswer {
  @Shown('integer') n: number;
  @Shown('string') code: string;
  @Shown('string') line: string;
  @Shown('string') name: string;
  @Shown('string', { description: 'Lines of one document are one paper of the guide' }) document: string;
  @Shown('string') issuer: string;
  @Shown('boolean') core: boolean;
  @Shown('string', {
    enum: ['covered', 'filled', 'awaited', 'shared', 'handed-in', 'asked', 'owed', 'open'],
    description:
      'covered by an assessment of the base; filled by a result in force; awaited from another item; shared data; else the applicant’s: handed in, asked for, owed, or open to be handed in',
  })
  state: string;
  @Shown('boolean', { description: 'False: nobody asks the applicant for it' }) fromApplicant: boolean;
  @Nullable('string', { enum: [...TRUST_LEVELS], description: 'Least trust before its files are fit' }) trust:
    | string
    | null;
  @Nullable('object', { description: 'The result in force that supplies it, of trust A' }) filledBy:
    | object
    | null;
  @Nullable('object', { description: 'The assessment of the base that stands for it, of trust A' }) coveredBy:
    | object
    | null;
  @ShownMany(() => MaterialFileAnswer) files: MaterialFileAnswer[];
  @NullablePart(() => LineVerdictAnswer) judgement: LineVerdictAnswer | null;
}

export class UnfitLineAnswer {
  @Shown('string') line: string;
  @Shown('string') reason: string;
}

export class ItemMaterialsAnswer {
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('string', { format: 'uuid' }) projectId: string;
  @Shown('integer') n: number;
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @ShownMany(() => MaterialLineAnswer) lines: MaterialLineAnswer[];
  @ShownMany(() => UnfitLineAnswer, {
    description:
      'Found unfit and not handed in again: what a notice of gaps has to name; empty for other departments',
  })
  unfit: UnfitLineAnswer[];
}

export class CasePaperAnswer {
  @Shown('string') document: string;
  @Shown('string') name: string;
  @Shown('boolean', { description: 'Some item still waits for the applicant to bring it' }) asked: boolean;
  @ShownMany(() => MaterialLineAnswer, { description: 'The line of each item that reads it' })
  lines: MaterialLineAnswer[];
}

export class CaseMaterialsAnswer {
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('string', { format: 'uuid' }) projectId: string;
  @ShownMany(() => CasePaperAnswer, { description: 'Each paper once, whichever items read it' })
  papers: CasePaperAnswer[];
}
