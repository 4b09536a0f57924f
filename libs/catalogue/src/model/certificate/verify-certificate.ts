import { parseLocalDate } from '#calendar';
import type { LocalDate } from '#kernel';
import {
  canonicalDocument,
  type Difference,
  differences,
  fields,
  Misshapen,
  many,
  oneOf,
  type Reader,
  text,
  whole,
} from '#model/record';
import type { GuideDefinition, ItemDefinition } from '../definition.js';
import {
  CERTIFICATE_FORMAT,
  type Certificate,
  type Certified,
  PROOF_VERSION,
  type ToldToProof,
} from './certificate.js';
import { issueCertificate } from './issue-certificate.js';

/**
 * `right`: the proof comes out as it is said. `wrong`: all places that differ from what comes out; a hash that does not fit its
 * content is one of them. `unreadable`: no certificate of this format and algorithm; `pointer` is where it first is none.
 */
export type CertificateVerdict =
  | { readonly verdict: 'right'; readonly certificate: Certificate }
  | { readonly verdict: 'wrong'; readonly differences: readonly Difference[] }
  | { readonly verdict: 'unreadable'; readonly pointer: string; readonly expected: string };

/**
 * Proves a certificate again from the guide and the items it carries, and believes nothing else in it. `document` is the parsed file;
 * `digest` is SHA-256 in hexadecimal. Needs no server and no database. Never throws. What it cannot know: that these
 * versions were published. Their hashes stand beside them on the public pages.
 */
export function verifyCertificate(document: unknown, digest: (text: string) => string): CertificateVerdict {
  try {
    const told = readTold(document);
    const { hash, ...said } = document as Record<string, unknown>;
    const found = [
      ...hashes(told, digest),
      ...differences(said, proved(told)),
      ...differences(hash, digest(canonicalDocument(said)), '/hash'),
    ];
    if (found.length > 0) return { verdict: 'wrong', differences: found };
    return { verdict: 'right', certificate: said as unknown as Certificate };
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    return { verdict: 'unreadable', pointer: error.pointer, expected: error.expected };
  }
}

const named: Reader<{ readonly code: string }> = fields({ code: text });

/** A definition by its code; what else stands in it, its hash covers. */
function certified<T>(value: unknown, pointer: string): Certified<T> {
  const { version, hash } = fields({ version: whole, hash: text, content: named })(value, pointer);
  return { version, hash, content: (value as { content: T }).content };
}

const day: Reader<LocalDate> = (value, pointer) => {
  const date = parseLocalDate(value);
  if (date === null) throw new Misshapen(pointer, 'YYYY-MM-DD');
  return date;
};

function readTold(document: unknown): ToldToProof {
  const { on, guide, items } = fields({
    format: oneOf(CERTIFICATE_FORMAT),
    algorithm: oneOf(PROOF_VERSION),
    on: day,
    guide: certified<GuideDefinition>,
    items: many(certified<ItemDefinition>),
    hash: text,
  })(document, '');
  return { on, guide, items };
}

function hashes({ guide, items }: ToldToProof, digest: (text: string) => string): Difference[] {
  const fits = ({ hash, content }: Certified<unknown>, pointer: string) =>
    differences(hash, digest(canonicalDocument(content)), `${pointer}/hash`);
  return [...fits(guide, '/guide'), ...items.flatMap((item, n) => fits(item, `/items/${n}`))];
}

/** A definition that no reader of ours would have let in has no proof. */
function proved(told: ToldToProof): Certificate {
  try {
    return issueCertificate(told);
  } catch (error) {
    if (error instanceof RangeError) throw new Misshapen('/items', error.message);
    if (error instanceof TypeError) throw new Misshapen('/items', 'definitions of a guide and its items');
    throw error;
  }
}
