import { GIVABLE } from '#model/identity';
import { Day, Id, Nullable, Shown, ShownMany, Text, Texts, WordsOf } from '../http/fields.js';
import { CREDIT_CODE, SIGN_IN } from './people.js';

const UUID_LIST = { max: 100, each: 36, optional: true } as const;

export class PowerBody {
  @Text({ max: 64, description: 'Sign-in name of the agent' }) agent: string;
  @Texts({ ...UUID_LIST, description: 'Ids of projects; left out: all' }) projects?: string[];
  @Day() from: string;
  @Day({ description: 'The last day' }) through: string;
  @Text({ max: 200, description: 'Number of the paper, or the id of its file' }) document: string;
}

export class SubstitutionBody {
  @Text({ max: 64, optional: true, description: 'Sign-in name; left out: oneself' }) absent?: string;
  @Text({ max: 64 }) substitute: string;
  @Day() from: string;
  @Day({ description: 'The last day' }) through: string;
  @Text({ max: 200 }) reason: string;
}

export class RelationBody {
  @Text({ max: 64, optional: true, description: 'Sign-in name; left out: oneself' }) person?: string;
  @Text({ max: 40, description: 'Handle or credit code' }) enterprise: string;
  @Text({ max: 200 }) ground: string;
}

export class ClientBody {
  @Text({ max: 60 }) name: string;
  @WordsOf(GIVABLE) roles: string[];
  @Texts({ max: 60, each: 60, min: 1, description: 'Verbs of the permission matrix' }) scopes: string[];
  @Texts({ ...UUID_LIST }) projects?: string[];
  @Texts({ max: 20, each: 43, optional: true, description: 'Addresses or networks it may come from' })
  addresses?: string[];
  @Day({ description: 'The last day' }) through: string;
}

export class EnterpriseBody {
  @Text({ pattern: CREDIT_CODE, max: 18 }) creditCode: string;
  @Text({ max: 100 }) name: string;
  @Text({ pattern: SIGN_IN, max: 64 }) signIn: string;
  @Text({ max: 60 }) personName: string;
  @Text({ max: 512 }) password: string;
}

export class ConfirmationOfEnterpriseBody {
  @Id() person: string;
}

export class HandOverAllBody {
  @Text({ max: 64, description: 'Sign-in name of the leaver' }) from: string;
  @Text({ max: 64, optional: true, description: 'Sign-in name of the heir; left out: into the queue' })
  to?: string;
}

/** Rows differ by list; what they hold is described where they are made. */
export class RowListAnswer {
  @Shown('object', { isArray: true, additionalProperties: true }) items: object[];
}

export class MadeAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
}

export class KeyAnswer extends MadeAnswer {
  @Nullable('string', { description: 'Shown once; null where the same request showed it before' }) key:
    | string
    | null;
}

export class HandOverAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('integer') waiting: number;
  @Shown('integer') moved: number;
  @Shown('integer') refused: number;
  @Nullable('string', { format: 'date-time' }) endedAt: string | null;
}

export class HandOverRowAnswer {
  @Shown('integer') n: number;
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('integer') item: number;
  @Shown('string', { enum: ['waiting', 'moved', 'refused'] }) state: string;
  @Nullable('string') code: string | null;
}

export class HandOverRowPage {
  @ShownMany(() => HandOverRowAnswer) items: HandOverRowAnswer[];
  @Shown('string', { required: false }) next?: string;
}
