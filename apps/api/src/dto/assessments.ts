import { ASSESSMENT_SUBJECTS } from '#model/catalogue';
import { Shown, ShownMany, ShownPart, Text } from '../http/fields.js';
import { BilingualAnswer } from './answers.js';
import { FormatParameters } from './catalogue-parameters.js';

export class AssessmentParameters extends FormatParameters {
  @Text({ max: 60, optional: true, pattern: /^[\w-]{1,60}$/, description: 'Of this base' }) base?: string;
}

export class CoverAnswer {
  @Shown('string') item: string;
  @Shown('string', { isArray: true, description: 'Ids of its material lines' }) lines: string[];
}

export class AssessmentAnswer {
  @Shown('string') code: string;
  @Shown('integer') version: number;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Shown('string', { enum: [...ASSESSMENT_SUBJECTS] }) subject: string;
  @Shown('string', { isArray: true }) bases: string[];
  @Shown('string') document: string;
  @Shown('string') issuer: string;
  @Shown('string', { format: 'date' }) from: string;
  @Shown('string', { format: 'date', description: 'Its last day' }) until: string;
  @ShownMany(() => BilingualAnswer, { description: 'What a project has to keep to for it to stand' })
  conditions: BilingualAnswer[];
  @ShownMany(() => CoverAnswer, { description: 'What nobody has to hand in at these bases' })
  covers: CoverAnswer[];
  @Shown('string') source: string;
  @Shown('boolean') demo: boolean;
}

export class AssessmentsAnswer {
  @Shown('string', { format: 'date' }) asOf: string;
  @ShownPart(() => BilingualAnswer)
  cost: BilingualAnswer;
  @ShownMany(() => AssessmentAnswer) assessments: AssessmentAnswer[];
}
