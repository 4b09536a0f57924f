import { LICENCE_KINDS, LICENCE_STATUSES } from '#model/registration';
import { Amount, Nullable, Part, Shown, ShownMany, ShownPart, ShowsVersion, Text } from '../http/fields.js';
import { BilingualAnswer, PageAnswer } from './answers.js';
import { PageParameters } from './parameters.js';

const REASON = {
  max: 500,
  description: 'The paper or event it rests on: a resolution, a loss declared, a dissolution',
};

export class ChangesBody {
  @Text({ max: 200, optional: true }) name?: string;
  @Text({ max: 100, optional: true }) type?: string;
  @Amount({ optional: true, description: 'Registered capital in 万元' }) capital?: number;
  @Text({ max: 100, optional: true }) legalRepresentative?: string;
  @Text({ max: 2000, optional: true }) scope?: string;
  @Text({ max: 500, optional: true }) address?: string;
  @Text({ min: 6, max: 6, pattern: /^\d{6}$/, optional: true }) region?: string;
}

export class LicenceChangeBody {
  @Part(() => ChangesBody, { description: 'What changes; the rest stays' }) changes: ChangesBody;
  @Text(REASON) reason: string;
}

export class LicenceReasonBody {
  @Text(REASON) reason: string;
}

export class LicencesParameters extends PageParameters {
  @Text({ min: 18, max: 18, optional: true, description: 'Unified social credit code' }) code?: string;
}

export class LicenceVersionAnswer {
  @Shown('integer') version: number;
  @Shown('string', { enum: [...LICENCE_KINDS] }) kind: string;
  @Shown('string', { format: 'date' }) issuedOn: string;
  @Nullable('string', { description: 'Null for the first' }) reason: string | null;
  @Shown('string') name: string;
  @Shown('string') type: string;
  @Nullable('number', { description: 'Registered capital in 万元' }) capital: number;
  @Shown('string') legalRepresentative: string;
  @Shown('string', { description: 'An identity number in a text is masked' }) scope: string;
  @Shown('string') address: string;
  @Shown('string') region: string;
  @Shown('string', { format: 'date', description: 'Day of issue of the first licence (成立日期)' })
  foundedOn: string;
}

@ShowsVersion
export class LicenceAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string') code: string;
  @Shown('string', { enum: [...LICENCE_STATUSES] }) status: string;
  @Shown('integer', { description: 'Entity tag, for If-Match' }) version: number;
  @Shown('string') name: string;
  @ShownMany(() => LicenceVersionAnswer, { description: 'Newest first' }) versions: LicenceVersionAnswer[];
}

export class LicencePage extends PageAnswer {
  @ShownMany(() => LicenceAnswer) items: LicenceAnswer[];
}

export class PublicLicenceAnswer {
  @Shown('string') code: string;
  @Shown('string', { enum: [...LICENCE_STATUSES] }) status: string;
  @ShownPart(() => BilingualAnswer) registrar: BilingualAnswer;
  @ShownMany(() => LicenceVersionAnswer, { description: 'Newest first' }) versions: LicenceVersionAnswer[];
}

export class SignedLicenceAnswer {
  @Shown('string', { enum: ['business-licence/1'] }) format: string;
  @Shown('object', { description: 'The newest version with code, status and registrar' }) licence: object;
  @Shown('string', { description: 'Where anybody reads how the licence stands today' }) verifyAt: string;
  @Shown('string', { description: 'SHA-256 of the public key (SPKI, DER), hexadecimal' }) key: string;
  @Shown('string', {
    description: 'Ed25519 (RFC 8032) over the canonical form (RFC 8785) of all the rest, base64',
  })
  signature: string;
}

export class FormAnswer {
  @Shown('object', {
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
    description:
      'Values by the ids of the fields; identity numbers are masked but for the applicant, and for an organ of the case that gives a reason',
  })
  values: object;
}
