import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { inTurn, isRejection, type Rejection, reject } from '#kernel';
import { Config } from '#platform';
import { drawDocument } from './draw-document.js';
import { type At, DocumentsStore } from './store/documents.store.js';

/** Drawn in one pass by the worker: a paper takes some 150 ms of a processor that others want, too. */
const BATCH = 10;

/**
 * The PDF of a document: drawn once, kept by the hash of its bytes. A character that the font lacks is an incident that names it; until
 * an operator has it drawn again there is no PDF, and the page still says all.
 */
@Injectable()
export class PrintDocument {
  constructor(
    private readonly store: DocumentsStore,
    private readonly config: Config,
  ) {}

  /** Rejections: ABSENT, GLYPH_MISSING. Whether the reader may see it, the caller has asked. */
  async execute(at: At): Promise<Buffer | Rejection> {
    const found = await this.store.drawable(at);
    if (!found) return reject('ABSENT');
    const { printHash, ...document } = found;
    const kept = printHash && (await this.store.bytes(printHash));
    if (kept) return kept;
    const checkAt = this.checkAt(document.code);
    const bytes = await drawDocument({ document, checkAt, demo: this.config.demo });
    if (isRejection(bytes)) {
      const { character = '', codePoint = '' } = bytes.params ?? {};
      await this.store.unprintable(at, `GLYPH_MISSING ${character} ${codePoint}: ${document.written}`);
      return bytes;
    }
    await this.store.printed(at, createHash('sha256').update(bytes).digest('hex'), bytes);
    return bytes;
  }

  /** Where anybody checks the document with that code. */
  checkAt(code: string): string {
    return `${this.config.publicUrl}/documents/${code}`;
  }

  /** The next few that nobody has asked for yet. Rejects with what failed, once all were tried. */
  async due(): Promise<void> {
    await inTurn(await this.store.unprinted(BATCH), (at) => this.execute(at));
  }

  /** An operator wants what could not be drawn to be tried again. */
  async again(streamId: string, seq: number): Promise<void> {
    await this.store.drawAgain(streamId, seq);
  }
}
