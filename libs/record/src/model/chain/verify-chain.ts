import { boundText, type ChainEntry, headText, type SignedHead } from './entry.js';

/** SHA-256 over the link before (empty at the beginning) and the text; hexadecimal. */
export type Link = (before: string, bound: string) => string;

/** Whose heads are trusted: its fingerprint, and whether a signature is its own. */
export interface SealKey {
  readonly fingerprint: string;
  isOf(signature: string, signed: string): boolean;
}

/**
 * Why a journal is not what it was. `missing`: entries from `pos` on are gone, or a line of the stream before `seq`; `reordered`: what
 * should stand at `pos` stands elsewhere; `altered`: the entry or its line is another than it was when it was chained; `truncated`:
 * a head speaks of more entries than there are; `rechained`: the chain is whole in itself and not the one that was signed.
 */
export type ChainFault =
  | {
      readonly fault: 'missing' | 'reordered' | 'altered';
      readonly pos: number;
      readonly streamId?: string;
      readonly seq?: number;
    }
  | { readonly fault: 'truncated' | 'rechained' | 'miscounted'; readonly head: number; readonly pos: number }
  | { readonly fault: 'unsigned'; readonly head: number; readonly why: 'key' | 'signature' };

/** How much was found right, and up to which head it is vouched for from outside; null where no head was given. */
export interface Verified {
  readonly entries: number;
  readonly lines: number;
  readonly head: number | null;
  readonly link: string;
}

/**
 * Reads a chain entry by entry; what it keeps is one number per stream and the heads. `take` answers the first fault and must not be
 * asked further after it; `end` says what only the end can say.
 */
export class ChainReading {
  private pos = 0;
  private link = '';
  private lines = 0;
  private met: number | null = null;
  private readonly seqs = new Map<string, number>();
  private readonly heads: SignedHead[];

  constructor(
    private readonly linked: Link,
    heads: readonly SignedHead[] = [],
  ) {
    this.heads = [...heads].sort((a, b) => b.pos - a.pos);
  }

  /** Heads whose signature is not of the key; null where the key vouches for all of them. */
  static unsigned(heads: readonly SignedHead[], key: SealKey): ChainFault | null {
    for (const head of heads) {
      const { pos, signature } = head;
      if (head.key !== key.fingerprint) return { fault: 'unsigned', head: pos, why: 'key' };
      if (!key.isOf(signature, headText(head))) return { fault: 'unsigned', head: pos, why: 'signature' };
    }
    return null;
  }

  take(entry: ChainEntry): ChainFault | null {
    const { pos, streamId, seq } = entry;
    const at = { pos: this.pos + 1 };
    if (pos > at.pos) return { fault: 'missing', ...at };
    if (pos < at.pos) return { fault: 'reordered', ...at, streamId, seq };
    const link = this.linked(this.link, boundText(entry));
    if (link !== entry.link) return { fault: 'altered', ...at, streamId, seq };
    const before = this.seqs.get(streamId) ?? 0;
    if (seq > before + 1) return { fault: 'missing', ...at, streamId, seq: before + 1 };
    if (seq < before) return { fault: 'reordered', ...at, streamId, seq };
    if (seq > before) this.lines += 1;
    this.seqs.set(streamId, seq);
    this.pos = pos;
    this.link = link;
    return this.meet();
  }

  end(): ChainFault | Verified {
    const further = this.heads.at(-1);
    if (further) return { fault: 'truncated', head: further.pos, pos: this.pos + 1 };
    return { entries: this.pos, lines: this.lines, head: this.met, link: this.link };
  }

  private meet(): ChainFault | null {
    for (let head = this.heads.at(-1); head?.pos === this.pos; head = this.heads.at(-1)) {
      if (head.link !== this.link) return { fault: 'rechained', head: head.pos, pos: this.pos };
      if (head.lines !== this.lines) return { fault: 'miscounted', head: head.pos, pos: this.pos };
      this.met = head.pos;
      this.heads.pop();
    }
    return null;
  }
}
