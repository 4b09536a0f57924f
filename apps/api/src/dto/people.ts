import { GIVABLE, ORGAN_KINDS } from '#model/identity';
import { Count, Day, Nullable, OneOf, Part, Shown, ShownMany, Text, WordsOf } from '../http/fields.js';

const HANDLE = /^[a-z][a-z0-9-]{1,39}$/;
/** Letters of any script: people sign in by the name they are given. */
export const SIGN_IN = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u;
export const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

export class NameBody {
  @Text({ max: 100 }) zh: string;
  @Text({ max: 200 }) en: string;
}

export class OrganBody {
  @Text({ pattern: HANDLE, max: 40 }) handle: string;
  @Part(() => NameBody) name: NameBody;
  @OneOf(ORGAN_KINDS) kind: string;
  @OneOf(['park', 'county', 'city', 'prefecture', 'province', 'nation']) level: string;
  @Count({
    min: 1,
    max: 100_000,
    optional: true,
    description: 'Needed at the level `park`, but for enterprises and agencies',
  })
  parkId?: number;
  @Text({ pattern: CREDIT_CODE, max: 18, optional: true }) creditCode?: string;
}

export class InvitedBody {
  @Text({ pattern: SIGN_IN, max: 64 }) signIn: string;
  @Text({ max: 60 }) name: string;
  @Day({ optional: true }) from?: string;
  @Day({ optional: true, description: 'The last day' }) through?: string;
}

export class RolesBody {
  @WordsOf(GIVABLE, { description: 'All of them: what is not named is taken away' }) roles: string[];
  @Day({ optional: true }) from?: string;
  @Day({ optional: true }) through?: string;
}

export class EndBody {
  @Day({ optional: true, description: 'The last day; left out: at once' }) through?: string;
}

export class AcceptBody {
  @Text({ max: 100 }) invitation: string;
  @Text({ max: 512 }) password: string;
}

export class PasswordBody {
  @Text({ max: 512 }) current: string;
  @Text({ max: 512 }) password: string;
}

export class CodeBody {
  @Text({ max: 40 }) code: string;
}

export class RemovalBody {
  @Text({ max: 512 }) password: string;
  @Text({ max: 40, description: 'A one-time code, or a recovery code' }) code: string;
}

export class LinkBody {
  @Text({ max: 300 }) issuer: string;
  @Text({ max: 255 }) subject: string;
}

export class InvitationAnswer {
  @Shown('string', { format: 'uuid', description: 'Of the person' }) id: string;
  @Nullable('string', {
    description: 'Shown once, to be handed on; null where none was made or it was shown before',
  })
  invitation: string | null;
}

export class AcceptedAnswer {
  @Shown('string') signIn: string;
}

export class EnrolmentAnswer {
  @Shown('string', { description: 'Base32' }) secret: string;
  @Shown('string', { description: 'otpauth URI, what a QR code holds' }) uri: string;
}

export class RecoveryAnswer {
  @Shown('string', { isArray: true, description: 'Each good once; shown once' })
  recoveryCodes: readonly string[];
}

export class SessionRowAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string') organ: string;
  @Shown('string', { format: 'date-time' }) openedAt: string;
  @Shown('string', { format: 'date-time' }) idleUntil: string;
  @Shown('string', { format: 'date-time' }) expiresAt: string;
  @Nullable('string', { enum: ['power', 'place', 'enrol', null] }) way: string | null;
  @Shown('string') device: string;
  @Shown('boolean') here: boolean;
}

export class SessionListAnswer {
  @ShownMany(() => SessionRowAnswer) items: SessionRowAnswer[];
}

export class EndedAnswer {
  @Shown('integer') ended: number;
}

export class OrganRowAnswer {
  @Shown('string') handle: string;
  @Shown('string') zh: string;
  @Shown('string') en: string;
  @Shown('string') kind: string;
  @Shown('string') level: string;
  @Nullable('integer') parkId: number | null;
  @Nullable('string') creditCode: string | null;
}

export class OrganPage {
  @ShownMany(() => OrganRowAnswer) items: OrganRowAnswer[];
  @Shown('string', { required: false }) next?: string;
}

export class PersonRowAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string') signIn: string;
  @Shown('string') name: string;
  @Shown('boolean') disabled: boolean;
  @Shown('boolean', { description: 'Has a way to sign in' }) known: boolean;
  @Shown('boolean', { description: 'Has a second factor' }) totp: boolean;
  @Shown('string', { isArray: true }) roles: string[];
  @Nullable('string', { format: 'date' }) from: string | null;
  @Nullable('string', { format: 'date' }) through: string | null;
}

export class PersonListAnswer {
  @ShownMany(() => PersonRowAnswer) items: PersonRowAnswer[];
}

export class PeopleLineAnswer {
  @Shown('integer') seq: number;
  @Shown('string', { format: 'date-time' }) recordedAt: string;
  @Shown('string') kind: string;
  @Shown('string', { format: 'uuid' }) personId: string;
  @Shown('object', { additionalProperties: true }) line: object;
}

export class PeopleLinePage {
  @ShownMany(() => PeopleLineAnswer) items: PeopleLineAnswer[];
  @Shown('string', { required: false }) next?: string;
}

export class OpenIdParameters {
  @Text({ max: 100, optional: true, description: 'An invitation to be accepted by this sign-in' })
  invitation?: string;
  @Text({ max: 100, optional: true, description: 'Handle of the organ to act for' }) organ?: string;
}

/** What a provider may send back; RFC 6749 section 4.1.2, RFC 9207, OpenID Connect Session Management. */
export class OpenIdCallbackParameters {
  @Text({ max: 4000, optional: true }) code?: string;
  @Text({ max: 400, optional: true }) state?: string;
  @Text({ max: 400, optional: true }) iss?: string;
  @Text({ max: 400, optional: true }) session_state?: string;
  @Text({ max: 400, optional: true }) error?: string;
  @Text({ max: 2000, optional: true }) error_description?: string;
  @Text({ max: 2000, optional: true }) error_uri?: string;
}
