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

  files(principal: string, projectId: string): Promise<PackedFile[]> {
    const sql = `select file_id as id, no, name, sha256, trust, uploaded_at as "uploadedAt" from dossier.file_version
      where project_id = $1 order by uploaded_at, file_id, no`;
    return this.database.readAs<PackedFile>(principal, sql, [projectId]);
  }

  async entries(caseId: string): Promise<PackedEntry[]> {
    const sql = 'select record.entries_of($1) as entries';
    const [row] = await this.database.call<{ entries: PackedEntry[] }>(sql, [caseId]);
    return row?.entries ?? [];
  }
}
