import { RESULT_STATES } from '#model/projects';
import {
  FactsOf,
  Nullable,
  NullablePart,
  Shown,
  ShownMany,
  ShownPart,
  ShowsVersion,
  Text,
} from '../http/fields.js';
import { BilingualAnswer, OrganAnswer, PageAnswer } from './answers.js';
import { InChannelAnswer } from './channel.js';

const CODE = {
  pattern: /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/,
  max: 24,
  description: 'Project code (项目代码), 24 characters, in its new or its old form',
};

export class OpenProjectBody {
  @Text({ optional: true, ...CODE }) code?: string;
  @Text({ max: 200 }) name: string;
  @Text({ max: 60, description: 'Code of the industrial base' }) base: string;
  @FactsOf({ description: 'Facts by their codes, as the published list of facts has them' })
  facts: Record<string, unknown>;
}

export class ProjectCodeBody {
  @Text(CODE) code: string;
}

export class ResultAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string') code: string;
  @Shown('string', { description: 'Part of the project it is about; empty for all of it' }) subject: string;
  @Shown('string') number: string;
  @ShownPart(() => OrganAnswer) organ: OrganAnswer;
  @Shown('string', { format: 'date' }) inForceOn: string;
  @Nullable('string', { format: 'date', description: 'The last day on which it counts' })
  validUntil: string | null;
  @Shown('string', { enum: [...RESULT_STATES] }) state: string;
  @Shown('string', { format: 'date' }) stateOn: string;
  @Shown('boolean', { description: 'May a later decision stand on it today?' }) counts: boolean;
  @Shown('integer') version: number;
  @Shown('string', { enum: ['decision', 'outside', 'shared'] }) source: string;
  @Shown('object') fields: object;
  @Nullable('string') evidence: string | null;
  @Shown('object', { isArray: true, description: 'Duties with their day, inspector, and how they were met' })
  obligations: object[];
  @Nullable('string', { format: 'uuid' }) caseId: string | null;
}

export class ProjectAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Nullable('string') code: string | null;
  @Shown('string') name: string;
  @Shown('string') base: string;
  @Shown('object') facts: object;
  @Shown('integer') factsVersion: number;
  @NullablePart(() => InChannelAnswer)
  channel: InChannelAnswer | null;
  @Shown('string', { format: 'date-time' }) openedAt: string;
  @Shown('integer', { description: 'Entity tag of the project, for If-Match' }) seq: number;
  @ShownMany(() => ResultAnswer) results: ResultAnswer[];
}

export class RegionAnswer {
  @Shown('string') code: string;
  @NullablePart(() => BilingualAnswer) name: BilingualAnswer | null;
}

export class ProjectCodeAnswer {
  @Shown('string', { enum: ['new', 'old'] }) form: string;
  @Shown('integer') year: number;
  @Nullable('integer') month: number | null;
  @ShownPart(() => RegionAnswer) region: RegionAnswer;
  @Shown('string', { description: 'Guiding department (new form), or division of GB/T 4754 (old form)' })
  branch: string;
  @Shown('string') type: string;
}

@ShowsVersion
export class ProjectDetailAnswer extends ProjectAnswer {
  @NullablePart(() => ProjectCodeAnswer) codeParts: ProjectCodeAnswer | null;
}

export class ProjectPage extends PageAnswer {
  @ShownMany(() => ProjectAnswer) items: ProjectAnswer[];
}

export class FactsVersionAnswer {
  @Shown('integer') version: number;
  @Shown('string', { format: 'date' }) effectiveOn: string;
  @Shown('string', { format: 'date-time' }) recordedAt: string;
  @Shown('object', { isArray: true, description: 'What is other than before: fact, from, to' })
  changed: object[];
  @NullablePart(() => OrganAnswer) organ: OrganAnswer | null;
  @Nullable('string') evidence: string | null;
}

export class FactsVersionsAnswer {
  @ShownMany(() => FactsVersionAnswer) items: FactsVersionAnswer[];
}
