import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import type { TrustLevel } from '#model/catalogue';
import { Database } from '#platform';
import type { FileType } from '../model/file/file-types.js';
import type { BlobState } from './file.store.js';

export interface VersionRow {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly type: FileType;
  readonly trust: TrustLevel;
  readonly state: BlobState;
  /** False: no scanner has answered for it; none may be configured. */
  readonly scanned: boolean;
  readonly organ: { readonly handle: string; readonly zh: string; readonly en: string };
  readonly uploadedAt: Instant;
  readonly checkedAt: Instant | null;
}

export interface FileRow {
  readonly id: string;
  readonly projectId: string;
  /** Newest first. */
  readonly versions: readonly VersionRow[];
}

export interface ContentRow extends Pick<VersionRow, 'name' | 'sha256' | 'size' | 'type' | 'state'> {
  readonly projectId: string;
}

export interface NamedVersionRow extends Pick<VersionRow, 'version' | 'name' | 'sha256' | 'trust' | 'state'> {
  readonly file: string;
}

/** An upload under way, or ended with a version. */
export interface UploadRow {
  readonly id: string;
  readonly projectId: string;
  readonly fileId: string | null;
  readonly name: string;
  readonly trust: TrustLevel;
  readonly size: number;
  readonly done: { readonly file: string; readonly version: number } | null;
}

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const VERSIONS = `(select jsonb_agg(jsonb_build_object('version', v.no, 'name', v.name, 'sha256', v.sha256, 'size', b.size,
    'type', b.type, 'trust', v.trust, 'state', b.state, 'scanned', b.scanned, 'organ', jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en),
    'uploadedAt', ${iso('v.uploaded_at')}, 'checkedAt', ${iso('v.checked_at')}) order by v.no desc)
  from dossier.file_version v join dossier.blob b on b.project_id = v.project_id and b.sha256 = v.sha256
  join identity.organ o on o.id = v.organ_id where v.file_id = f.id)`;
const FILE = `f.id, f.project_id as "projectId", ${VERSIONS} as versions`;

/** Files as whoever sees their project sees them. */
@Injectable()
export class FileQueries {
  constructor(private readonly database: Database) {}

  /** Newest first; null where the project is absent or not the reader's to see. */
  async files(
    principal: string,
    projectId: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<FileRow[] | null> {
    const sql = `select ${FILE} from projects.project p left join dossier.file f on f.project_id = p.id and ($2::uuid is null or f.id < $2)
      where p.id = $1 order by f.id desc limit $3`;
    const rows = await this.database.readAs<FileRow | { id: null }>(principal, sql, [
      projectId,
      after,
      limit,
    ]);
    return rows.length > 0 ? rows.filter((row): row is FileRow => row.id !== null) : null;
  }

  async file(principal: string, projectId: string, id: string): Promise<FileRow | null> {
    const sql = `select ${FILE} from dossier.file f where f.project_id = $1 and f.id = $2`;
    const [row] = await this.database.readAs<FileRow>(principal, sql, [projectId, id]);
    return row ?? null;
  }

  async content(
    principal: string,
    projectId: string,
    { file, version }: { readonly file: string; readonly version: number },
  ): Promise<ContentRow | null> {
    const sql = `select v.project_id as "projectId", v.name, v.sha256, b.size::float8 as size, b.type, b.state
      from dossier.file_version v join dossier.blob b on b.project_id = v.project_id and b.sha256 = v.sha256
     where v.project_id = $1 and v.file_id = $2 and v.no = $3`;
    const [row] = await this.database.readAs<ContentRow>(principal, sql, [projectId, file, version]);
    return row ?? null;
  }

  /** Writes the read down; false where the project is not the reader's to see. */
  async noteRead(principal: string, projectId: string): Promise<boolean> {
    const [row] = await this.database.call<{ seen: boolean }>('select dossier.note_read($1, $2) as seen', [
      principal,
      projectId,
    ]);
    return row?.seen ?? false;
  }

  /** The project of a case; null where the case is not the reader's to see. */
  async projectOf(principal: string, caseId: string): Promise<string | null> {
    const sql = 'select f.project_id as "projectId" from casework.case_file f where f.id = $1';
    const [row] = await this.database.readAs<{ projectId: string }>(principal, sql, [caseId]);
    return row?.projectId ?? null;
  }

  /** Of these versions those that are the project's. */
  named(
    principal: string,
    projectId: string,
    versions: readonly { readonly file: string; readonly version: number }[],
  ): Promise<NamedVersionRow[]> {
    const sql = `select v.file_id as file, v.no as version, v.name, v.sha256, v.trust, b.state
      from jsonb_to_recordset($2) x(file uuid, version int)
      join dossier.file_version v on v.file_id = x.file and v.no = x.version
      join dossier.blob b on b.project_id = v.project_id and b.sha256 = v.sha256
     where v.project_id = $1`;
    return this.database.readAs(principal, sql, [projectId, JSON.stringify(versions)]);
  }

  /** The reader's own; null for anybody else's. */
  async upload(principal: string, id: string): Promise<UploadRow | null> {
    const sql = `select u.id, u.project_id as "projectId", u.file_id as "fileId", u.name, u.trust, u.size::float8 as size,
        case when u.done_file is not null then jsonb_build_object('file', u.done_file, 'version', u.done_no) end as done
      from dossier.upload u where u.id = $1 and u.expires_at > now()`;
    const [row] = await this.database.readAs<UploadRow>(principal, sql, [id]);
    return row ?? null;
  }
}
