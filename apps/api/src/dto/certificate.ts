import { Day, Shown, ShownPart } from '../http/fields.js';
import { BilingualAnswer } from './answers.js';
import { FormatParameters } from './catalogue-parameters.js';

export class CertificateParameters extends FormatParameters {
  @Day({ optional: true, description: 'The certificate that holds on this day; today where absent' })
  on?: string;
}

export class CertificateAnswer {
  @Shown('string') format: string;
  @Shown('string', { description: 'The rules of the proof; a certificate is proved again by its own' })
  algorithm: string;
  @ShownPart(() => BilingualAnswer) headline: BilingualAnswer;
  @Shown('string', { format: 'date' }) on: string;
  @Shown('object', { additionalProperties: true, description: 'version, hash, content of the guide' })
  guide: object;
  @Shown('object', { isArray: true, description: 'version, hash, content of each item in force' })
  items: object[];
  @Shown('object', { additionalProperties: true, description: 'verdict, reviews, free, ordered' })
  result: object;
  @Shown('object', { additionalProperties: true, description: 'Serial against parallel working days' })
  days: object;
  @Shown('object', { isArray: true, description: 'Every edge with article, phrase and cure' })
  edges: object[];
  @Shown('object', { isArray: true }) findings: object[];
  @Shown('string', { description: 'SHA-256 of the canonical JSON of all that stands above' }) hash: string;
}
