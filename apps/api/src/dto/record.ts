import { ERASURE_GROUNDS } from '#model/casework';
import { HEAD_FORMAT } from '#model/record';
import { Count, Nullable, OneOf, Shown, ShownMany } from '../http/fields.js';
import { PageAnswer } from './answers.js';

export class SealAnswer {
  @Shown('string', { enum: [HEAD_FORMAT] }) format: string;
  @Shown('integer', { description: 'Position in the ledger, from 1' }) pos: number;
  @Shown('string', { description: 'SHA-256 over the whole chain up to it' }) link: string;
  @Shown('string', { format: 'date-time', description: 'When it was signed, in real time' }) at: string;
  @Shown('integer', { description: 'Lines of the journal up to it' }) lines: number;
  @Shown('string', { description: 'SHA-256 of the public key (SPKI, DER)' }) key: string;
  @Shown('string', { description: 'Ed25519 over RFC 8785 of all the rest, base64' }) signature: string;
}

export class SealPage extends PageAnswer {
  @ShownMany(() => SealAnswer, { description: 'Newest first' }) items: SealAnswer[];
}

export class ErasureBody {
  @Count({ min: 1, description: 'Line of the journal; the first one also holds the form' }) seq: number;
  @OneOf(Object.keys(ERASURE_GROUNDS), { description: '个人信息保护法 47 ¶1' }) ground: string;
}

export class ErasureAnswer {
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('integer', { description: 'The line that says so' }) seq: number;
}

export class AccessAnswer {
  @Shown('string') id: string;
  @Shown('string', { format: 'date-time' }) at: string;
  @Shown('string', { format: 'uuid' }) personId: string;
  @Shown('integer') organId: number;
  @Shown('string', { isArray: true }) roles: string[];
  @Shown('string', { enum: ['form', 'record', 'journal', 'pack', 'file'] }) what: string;
  @Nullable('string', { description: 'Why identity numbers were shown whole' }) reason: string | null;
}

export class AccessPage extends PageAnswer {
  @ShownMany(() => AccessAnswer, { description: 'Newest first' }) items: AccessAnswer[];
}

export class OwnDataAnswer {
  @Shown('object', { additionalProperties: true, description: 'The account and its roles' }) account: object;
  @Shown('object', {
    isArray: true,
    additionalProperties: true,
    description: 'Acts signed, newest first, with the texts worded',
  })
  acts: object[];
  @Shown('object', {
    isArray: true,
    additionalProperties: true,
    description: 'Personal data of others that was read',
  })
  reads: object[];
}
