import { createHash } from 'node:crypto';

/** A link of the chain as the sequencer makes it: SHA-256 over the bytes of the link before and the UTF-8 of the text; hexadecimal. */
export function link(before: string, bound: string): string {
  return createHash('sha256').update(before, 'hex').update(bound, 'utf8').digest('hex');
}
