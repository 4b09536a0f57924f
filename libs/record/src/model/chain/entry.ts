import { canonical } from '../canonical.js';
import { fields, Misshapen, many, oneOf, type Reader, whole } from '../shape.js';

/** An entry of the ledger with its whole line: what a link binds, and the link. Instants are microseconds since 1970. */
export interface ChainEntry {
  /** From 1, without gaps. */
  readonly pos: number;
  readonly laidAt: number;
  readonly topic: string;
  readonly streamId: string;
  /** The how manieth line of its stream, from 1. */
  readonly seq: number;
  readonly recordedAt: number;
  readonly effectiveOn: string;
  readonly personId: string;
  readonly organId: number;
  readonly kind: string;
  readonly parkId: number;
  readonly viewers: readonly number[];
  /** Canonical JSON (RFC 8785). */
  readonly line: string;
  /** SHA-256, 64 hexadecimal digits. */
  readonly link: string;
}

/** What `record.bound` says in SQL: everything of the entry but its link. No word before the line may hold a space. */
export function boundText(entry: ChainEntry): string {
  const { pos, laidAt, topic, streamId, seq, recordedAt, effectiveOn, personId, organId, kind } = entry;
  const { parkId, viewers, line } = entry;
  const words = [pos, laidAt, topic, streamId, seq, recordedAt, effectiveOn, personId, organId, kind];
  return [...words, parkId, `{${viewers.join(',')}}`, line].join(' ');
}

const matching =
  (pattern: RegExp, expected: string): Reader<string> =>
  (value, pointer) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new Misshapen(pointer, expected);
    return value;
  };

const word = matching(/^[^\s]+$/, 'a word without spaces');
const id = matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'id');
export const hash = matching(/^[0-9a-f]{64}$/, '64 hexadecimal digits');
const line = matching(/^\{.*\}$/s, 'a line in canonical JSON');

export const readEntry: Reader<ChainEntry> = fields<ChainEntry>({
  pos: whole,
  laidAt: whole,
  topic: word,
  streamId: id,
  seq: whole,
  recordedAt: whole,
  effectiveOn: matching(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD'),
  personId: id,
  organId: whole,
  kind: word,
  parkId: whole,
  viewers: many(whole),
  line,
  link: hash,
});

export const HEAD_FORMAT = 'journal-head/1';

/** A head of the chain, signed: whoever keeps it can prove later what the journal was up to it. */
export interface Head {
  readonly format: typeof HEAD_FORMAT;
  readonly pos: number;
  readonly link: string;
  /** When it was signed, in real time: `2026-11-26T08:00:00.000Z`. */
  readonly at: string;
  /** Lines of the journal up to it; an act that told several things has several entries and one line. */
  readonly lines: number;
  /** SHA-256 of the public key (SPKI, DER). */
  readonly key: string;
}

/** `signature`: Ed25519 (RFC 8032) over the canonical form of all the rest, base64. */
export interface SignedHead extends Head {
  readonly signature: string;
}

/** The bytes that are signed, as text. */
export const headText = ({ format, pos, link, at, lines, key }: Head): string =>
  canonical({ format, pos, link, at, lines, key });

export const readHead: Reader<SignedHead> = fields<SignedHead>({
  format: oneOf(HEAD_FORMAT),
  pos: whole,
  link: hash,
  at: matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'instant'),
  lines: whole,
  key: hash,
  signature: matching(/^[A-Za-z0-9+/]{86}==$/, 'Ed25519 signature in base64'),
});

/** What one line of a file says, which must be spelled as we spell it: else a byte could change and nobody would know. */
export function readSpelled<T>(text: string, read: Reader<T>): T {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    throw new Misshapen('', 'JSON');
  }
  const known = read(said, '');
  if (canonical(known) !== text) throw new Misshapen('', 'canonical JSON without further keys');
  return known;
}
