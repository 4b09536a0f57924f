import { Nullable, Shown, ShownMany, ShownPart } from '../http/fields.js';
import { BilingualAnswer } from './answers.js';

export class DocumentAnswer {
  @Shown('string', { description: 'Line of the case and which of its papers: `3-1`' }) id: string;
  @Shown('string', { description: 'Written number of the organ’s series 文号' }) number: string;
  @Shown('string') kind: string;
  @ShownPart(() => BilingualAnswer) title: BilingualAnswer;
  @Nullable('integer', { description: 'Number of the item; null: of the case itself' }) item: number | null;
  @ShownPart(() => BilingualAnswer) issuer: BilingualAnswer;
  @ShownPart(() => BilingualAnswer) addressee: BilingualAnswer;
  @Shown('string', { format: 'date' }) issuedOn: string;
  @Nullable('string', { description: 'Number of the document in whose favour it no longer stands' })
  replacedBy: string | null;
  @Shown('string', { description: 'SHA-256 of the canonical content, which the line of the act holds' })
  hash: string;
  @Shown('string', { description: 'Where anybody checks it' }) checkAt: string;
}

export class DocumentsAnswer {
  @ShownMany(() => DocumentAnswer, { description: 'In the order of the acts' }) items: DocumentAnswer[];
}

export class WordsAnswer {
  @Shown('string', { isArray: true }) zh: string[];
  @Shown('string', { isArray: true }) en: string[];
}

export class WholeDocumentAnswer extends DocumentAnswer {
  @ShownPart(() => WordsAnswer) text: WordsAnswer;
  @Shown('string') basis: string;
  @Shown('object', { description: 'Template and version it was made after' }) template: object;
}

export class PublicDocumentAnswer {
  @Shown('string') kind: string;
  @ShownPart(() => BilingualAnswer) title: BilingualAnswer;
  @Shown('string') number: string;
  @ShownPart(() => BilingualAnswer) issuer: BilingualAnswer;
  @Shown('string', { format: 'date' }) issuedOn: string;
  @Shown('string', { description: 'SHA-256 of the canonical content' }) hash: string;
  @Nullable('string', { description: 'SHA-256 of the PDF; null before it was drawn' }) printHash:
    | string
    | null;
  @Shown('boolean') stands: boolean;
  @Nullable('string') replacedBy: string | null;
}
