import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** A paper as the pack lists it; `print` is its PDF, null while it is not drawn. */
export interface PackedPaper {
  readonly seq: number;
  readonly n: number;
  readonly kind: string;
  readonly written: string;
  readonly issuedOn: string;
  readonly hash: string;
  readonly internal: boolean;
  readonly paper: object;
  readonly printHash: string | null;
}

/** A version of a file of the case's project. */
export interface PackedFile {
  readonly id: string;
  readonly no: number;
  readonly name: string;
  readonly sha256: string;
  readonly trust: string;
  readonly uploadedAt: Date;
  readonly size: number;
  /** By some item of the case. */
  readonly handedIn: boolean;
  /** Looked at by the scanner, where there is one. */
  readonly released: boolean;
}

/** An entry of the chain, provable alone: SHA-256 over `before` and `bound` is `link`. */
export interface PackedEntry {
  readonly pos: number;
  readonly seq: number;
  readonly topic: string;
  readonly laidAt: number;
  readonly before: string;
  readonly bound: string;
  readonly link: string;
}

/** What the pack needs besides what casework tells, as row-level security lets the reader see it. */
@Injectable()
export class PackQueries {
  constructor(private readonly database: Database) {}

  papers(principal: string, caseId: string): Promise<PackedPaper[]> {
    const sql = `select seq, n, kind, written, to_char(issued_on, 'YYYY-MM-DD') as "issuedOn", hash, internal, paper,
        print_hash as "printHash" from dossier.document where case_id = $1 order by seq, n`;
    return this.database.readAs<PackedPaper>(principal, sql, [caseId]);
  }

  files(principal: string, projectId: string, caseId: string): Promise<PackedFile[]> {
    const sql = `select v.file_id as id, v.no, v.name, v.sha256, v.trust, v.uploaded_at as "uploadedAt", b.size::float8 as size,
        b.state = 'released' as released, exists (select from casework.case_item i, jsonb_array_elements(i.facts->'files') f
          where i.case_id = $2 and f->>'file' = v.file_id::text and (f->>'version')::int = v.no) as "handedIn"
      from dossier.file_version v join dossier.blob b on b.project_id = v.project_id and b.sha256 = v.sha256
     where v.project_id = $1 order by v.uploaded_at, v.file_id, v.no`;
    return this.database.readAs<PackedFile>(principal, sql, [projectId, caseId]);
  }

  async entries(caseId: string): Promise<PackedEntry[]> {
    const sql = 'select record.entries_of($1) as entries';
    const [row] = await this.database.call<{ entries: PackedEntry[] }>(sql, [caseId]);
    return row?.entries ?? [];
  }
}
