import { detailText } from '#model/record';
import { type Detailed, digest } from '#record';

/** A line whose detail is not what it was, or gone without an act that erased it. */
export interface DetailFault {
  readonly fault: 'detail' | 'erased';
  readonly streamId: string;
  readonly seq: number;
}

/** The digest in a line that has detail; within a string the quotes would be escaped. */
const HELD = /"detail":"([0-9a-f]{64})"/;

/** Holds what stands beside the lines against their digests, and what is gone against the acts that erased it. */
export class DetailReading {
  /** Lines without their detail that no act has explained yet. */
  private readonly gone = new Map<string, DetailFault>();

  take({ streamId, seq, kind, line, detail, salt }: Detailed): DetailFault | null {
    if (kind === 'ERASE_DETAIL') this.gone.delete(`${streamId}/${erasedIn(line)}`);
    const [, held] = HELD.exec(line) ?? [];
    if (held === undefined) return null;
    if (detail === null || salt === null) {
      this.gone.set(`${streamId}/${seq}`, { fault: 'erased', streamId, seq });
      return null;
    }
    return digest(detailText(salt, detail)) === held ? null : { fault: 'detail', streamId, seq };
  }

  end(): DetailFault | null {
    return this.gone.values().next().value ?? null;
  }
}

const erasedIn = (line: string): number =>
  (JSON.parse(line) as { readonly erased?: { readonly seq: number } }).erased?.seq ?? 0;
