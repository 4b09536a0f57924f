import { parseLocalDate } from '#calendar';
import type { LocalDate } from '#kernel';
import {
  canonical,
  canonicalDocument,
  fields,
  Misshapen,
  oneOf,
  type Reader,
  text,
  whole,
} from '#model/record';
import { LICENCE_KINDS, LICENCE_STATUSES, type LicenceVersion } from './licence.js';

export const LICENCE_FORMAT = 'business-licence/1';

/** A version of a licence that can be checked without us. What it says of its status is what was so when it was signed. */
export interface LicenceDocument {
  readonly format: typeof LICENCE_FORMAT;
  readonly licence: Omit<LicenceVersion, 'reason'>;
  /** Where anybody reads how the licence stands today. */
  readonly verifyAt: string;
  /** SHA-256 of the public key (SPKI, DER), hexadecimal. */
  readonly key: string;
}

/** `signature`: Ed25519 (RFC 8032) over the canonical form (RFC 8785) of all the rest, base64. */
export interface SignedLicence extends LicenceDocument {
  readonly signature: string;
}

/** The bytes that are signed, as text. */
export const signedText = (document: LicenceDocument): string => canonical(document);

/**
 * `right`: signed with this key. `wrong`: another key, or something was changed since. `unreadable`: no licence of this format;
 * `pointer` is where it first is none.
 */
export type LicenceVerdict =
  | { readonly verdict: 'right'; readonly document: LicenceDocument }
  | { readonly verdict: 'wrong'; readonly why: 'key' | 'signature' }
  | { readonly verdict: 'unreadable'; readonly pointer: string; readonly expected: string };

/** The key that is trusted: its fingerprint, and whether a signature is its own. */
export interface TrustedKey {
  readonly fingerprint: string;
  isOf(signature: string, signed: string): boolean;
}

/** Verifies a parsed file against a key that is trusted for other reasons than standing in it. Needs no server. Never throws. */
export function verifyLicence(document: unknown, key: TrustedKey): LicenceVerdict {
  try {
    const { signature, ...said } = isObject(document) ? document : {};
    const told = readDocument(isObject(document) ? said : document, '');
    const given = text(signature, '/signature');
    if (told.key !== key.fingerprint) return { verdict: 'wrong', why: 'key' };
    // Over what stands in the file, not over what was understood of it: a key that was added breaks it, too.
    if (!key.isOf(given, canonicalDocument(said))) return { verdict: 'wrong', why: 'signature' };
    return { verdict: 'right', document: told };
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    return { verdict: 'unreadable', pointer: error.pointer, expected: error.expected };
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const day: Reader<LocalDate> = (value, pointer) => {
  const date = parseLocalDate(value);
  if (date === null) throw new Misshapen(pointer, 'YYYY-MM-DD');
  return date;
};

const amount: Reader<number> = (value, pointer) => {
  if (typeof value !== 'number') throw new Misshapen(pointer, 'number');
  return value;
};

const readDocument: Reader<LicenceDocument> = fields<LicenceDocument>({
  format: oneOf(LICENCE_FORMAT),
  licence: fields<LicenceDocument['licence']>({
    code: text,
    version: whole,
    kind: oneOf(...LICENCE_KINDS),
    status: oneOf(...LICENCE_STATUSES),
    name: text,
    type: text,
    capital: amount,
    legalRepresentative: text,
    scope: text,
    address: text,
    region: text,
    foundedOn: day,
    issuedOn: day,
    registrar: fields({ zh: text, en: text }),
  }),
  verifyAt: text,
  key: text,
});
