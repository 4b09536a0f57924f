import { TRUST_LEVELS } from '#model/catalogue';
import { Nullable, NullablePart, Shown, ShownMany, ShownPart } from '../http/fields.js';
import { OrganAnswer, PageAnswer } from './answers.js';

export class FileVersionAnswer {
  @Shown('integer') version: number;
  @Shown('string', { description: 'A label; the file is kept under its hash' }) name: string;
  @Shown('string', { pattern: '^[0-9a-f]{64}$' }) sha256: string;
  @Shown('integer', { description: 'Bytes' }) size: number;
  @Shown('string', { description: 'By its content: pdf, jpg, png, ofd, docx, xlsx or dwg' }) type: string;
  @Shown('string', {
    enum: [...TRUST_LEVELS],
    description:
      'A issued by an organ, B checked against the original, C uploaded, D self-declared (国办函〔2016〕108号)',
  })
  trust: string;
  @Shown('string', { enum: ['quarantined', 'released', 'infected'] }) state: string;
  @Shown('boolean', { description: 'A scanner has answered for it; false also where none is configured' })
  scanned: boolean;
  @ShownPart(() => OrganAnswer) organ: OrganAnswer;
  @Shown('string', { format: 'date-time' }) uploadedAt: string;
  @Nullable('string', { format: 'date-time', description: 'When the window saw the original' })
  checkedAt: string | null;
}

export class FileAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string', { format: 'uuid' }) projectId: string;
  @ShownMany(() => FileVersionAnswer, { description: 'Newest first' }) versions: FileVersionAnswer[];
}

export class FilePage extends PageAnswer {
  @ShownMany(() => FileAnswer) items: FileAnswer[];
}

class UploadedVersion {
  @Shown('string', { format: 'uuid' }) file: string;
  @Shown('integer') version: number;
}

export class UploadAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string', { format: 'uuid' }) projectId: string;
  @Shown('integer', { description: 'Bytes that have arrived' }) offset: number;
  @Shown('integer') size: number;
  @NullablePart(() => UploadedVersion) done: UploadedVersion | null;
}
