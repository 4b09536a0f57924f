import { Injectable } from '@nestjs/common';
import type { Bilingual, LocalDate } from '#kernel';
import type { Paper, Template } from '#model/casework';
import { Database } from '#platform';
import type { Document, Frozen } from '../model/document/document.js';

/** Papers of one line that have no number yet. */
interface UnlaidLine {
  readonly caseId: string;
  readonly seq: number;
  readonly papers: readonly Paper[];
  /** Held before and tried again: this paper of the line alone. */
  readonly only: number | null;
  readonly applicantOrgan: number;
  readonly receipt: string;
  readonly window: number | null;
}

/** What follows the mark of the numbering in the ledger; `upto` null: nothing. */
export interface Unlaid {
  readonly mark: string;
  readonly upto: string | null;
  readonly lines: readonly UnlaidLine[];
}

export interface Letter {
  readonly id: number;
  readonly name: Bilingual;
  readonly mark: string;
}

/** A paper on its way to a number. */
export interface Laid {
  readonly caseId: string;
  readonly seq: number;
  readonly n: number;
  readonly idx: number;
  readonly kind: string;
  readonly organ: number;
  readonly mark: string;
  readonly series: string;
  readonly year: number;
  readonly internal: boolean;
  readonly applicantOrgan: number;
  readonly issuedOn: LocalDate;
  readonly replaces: readonly string[];
  readonly paper: Paper;
  readonly frozen: Frozen;
  readonly hash: string;
}

/** A paper that no number can be given, and why. */
export interface Held extends At {
  readonly reason: string;
}

export interface At {
  readonly caseId: string;
  readonly seq: number;
  readonly n: number;
}

/** Numbering and drawing, as the worker does them: in nobody's name, for every case. */
@Injectable()
export class DocumentsStore {
  private readonly templates = new Map<string, Promise<Template | null>>();

  constructor(private readonly database: Database) {}

  async unlaid(batch: number): Promise<Unlaid> {
    return this.database.answer<Unlaid>('dossier.unlaid($1)', [batch]);
  }

  async letters(organs: readonly number[]): Promise<ReadonlyMap<number, Letter>> {
    const rows = await this.database.call<Letter>('select id, name, mark from dossier.letterheads($1)', [
      organs,
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The content of a version never changes and is read once. Null where there is none. */
  template({ id, version }: Paper['template']): Promise<Template | null> {
    const key = `${id}@${version}`;
    const known = this.templates.get(key) ?? this.readTemplate(id, version);
    this.templates.set(key, known);
    const forget = () => this.templates.delete(key);
    known.then((found) => found ?? forget(), forget);
    return known;
  }

  /** False where another came first: read again. */
  lay({ mark, upto }: Unlaid, rows: readonly Laid[], held: readonly Held[] = []): Promise<boolean> {
    const params = [mark, upto, JSON.stringify(rows), JSON.stringify(held)];
    return this.database.answer('dossier.lay($1, $2, $3, $4)', params);
  }

  async unprinted(batch: number): Promise<At[]> {
    const sql = 'select case_id as "caseId", seq, n from dossier.unprinted($1)';
    return this.database.call<At>(sql, [batch]);
  }

  drawable({ caseId, seq, n }: At): Promise<(Document & { readonly printHash: string | null }) | null> {
    return this.database.answer('dossier.drawable($1, $2, $3)', [caseId, seq, n]);
  }

  async printed({ caseId, seq, n }: At, hash: string, bytes: Buffer): Promise<void> {
    await this.database.call('select dossier.printed($1, $2, $3, $4, $5)', [caseId, seq, n, hash, bytes]);
  }

  bytes(hash: string): Promise<Buffer | null> {
    return this.database.answer('dossier.bytes($1)', [hash]);
  }

  async drawAgain(streamId: string, seq: number): Promise<void> {
    await this.database.call('select dossier.draw_again($1, $2)', [streamId, seq]);
  }

  async unprintable({ caseId, seq, n }: At, reason: string): Promise<void> {
    await this.database.call('select dossier.unprintable($1, $2, $3, $4)', [caseId, seq, n, reason]);
  }

  private async readTemplate(id: string, version: number): Promise<Template | null> {
    const sql = 'select content from casework.template where code = $1 and version = $2';
    const [row] = await this.database.call<{ content: Template }>(sql, [id, version]);
    return row?.content ?? null;
  }
}
