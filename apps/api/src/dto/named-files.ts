import { Count, Id, Text } from '../http/fields.js';

export class NamedFileBody {
  @Id({ description: 'A file of the project' }) file: string;
  @Count({ min: 1, max: 32_767 }) version: number;
}

export class LineFileBody extends NamedFileBody {
  @Text({ max: 20, description: 'Id of the material line it fills, one of those handed in' }) line: string;
}

export class DocumentFileBody extends NamedFileBody {
  @Text({
    max: 60,
    description: 'The paper of the guide that it is: it fills that line of every item which has it handed in',
  })
  document: string;
}
