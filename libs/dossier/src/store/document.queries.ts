import { Injectable } from '@nestjs/common';
import type { Bilingual, LocalDate } from '#kernel';
import { Database } from '#platform';
import type { Document } from '../model/document/document.js';

/** A document as a reader of its case sees it. */
export interface DocumentRow extends Document {
  readonly kind: string;
  /** 0: of the case itself. */
  readonly idx: number;
  /** The number of the document in whose favour it no longer stands. */
  readonly replacedBy: string | null;
}

/** What anybody may know of it who holds its check code. */
export interface PublicDocument {
  readonly kind: string;
  readonly title: Bilingual;
  readonly number: string;
  readonly issuer: Bilingual;
  readonly issuedOn: LocalDate;
  readonly hash: string;
  /** SHA-256 of the PDF, once it was drawn. */
  readonly printHash: string | null;
  readonly replacedBy: string | null;
}

const ROW = `jsonb_build_object('caseId', d.case_id, 'seq', d.seq, 'n', d.n, 'idx', d.idx, 'kind', d.kind, 'written', d.written,
    'code', d.code, 'issuedOn', d.issued_on, 'paper', d.paper, 'frozen', d.frozen, 'template', t.content, 'hash', d.hash,
    'replacedBy', r.written)`;
const FROM = `from casework.case_file f
  left join dossier.document d on d.case_id = f.id
  left join casework.template t on t.code = d.kind and t.version = (d.paper->'template'->>'version')::int
  left join dossier.document r on r.code = d.replaced_by`;
const CODE = /^[0-9a-f]{32}$/;

/** The documents of a case as row-level security lets the reader see them, in the order of its lines. */
@Injectable()
export class DocumentQueries {
  constructor(private readonly database: Database) {}

  /** Null where the case is absent or not the reader's to see. */
  async ofCase(principal: string, caseId: string): Promise<DocumentRow[] | null> {
    const sql = `select coalesce(jsonb_agg(${ROW} order by d.seq, d.n) filter (where d.seq is not null), '[]') as rows
      ${FROM} where f.id = $1 group by f.id`;
    const [row] = await this.database.readAs<{ rows: DocumentRow[] }>(principal, sql, [caseId]);
    return row?.rows ?? null;
  }

  /** By its id (`line-n`) or its written number; null where there is none that the reader may see. */
  async one(principal: string, caseId: string, named: string): Promise<DocumentRow | null> {
    const sql = `select ${ROW} as row ${FROM} where f.id = $1 and (d.written = $2 or d.seq || '-' || d.n = $2)`;
    const [found] = await this.database.readAs<{ row: DocumentRow }>(principal, sql, [caseId, named]);
    return found?.row ?? null;
  }

  /** Null for a code that is none; nothing tells it from one that nobody was given. */
  async byCode(code: string): Promise<PublicDocument | null> {
    if (!CODE.test(code)) return null;
    const sql = 'select dossier.public_document($1) as document';
    const [row] = await this.database.call<{ document: PublicDocument | null }>(sql, [code]);
    return row?.document ?? null;
  }
}
