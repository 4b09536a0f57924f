import { Injectable } from '@nestjs/common';
import type { TrustLevel } from '#model/catalogue';
import { Database } from '#platform';
import type { Room } from '../model/file/upload-rules.js';

/** Who sends a file, with the roles the rules were asked about. */
export interface Sender {
  readonly principal: string;
  readonly roles: readonly string[];
}

export type BlobState = 'quarantined' | 'released' | 'infected';

/** A version as it is written; `file` null opens a new one under `id`. */
export interface NewVersion {
  readonly id: string;
  readonly file: string | null;
  readonly sha256: string;
  readonly name: string;
  readonly trust: TrustLevel;
  readonly state: BlobState;
  /** A scanner has answered for it. */
  readonly scanned: boolean;
}

export interface PutVersion {
  readonly word: 'done' | 'known' | 'absent';
  readonly file: string;
  readonly no: number;
}

export interface NewUpload {
  readonly id: string;
  readonly file: string | null;
  readonly name: string;
  readonly trust: TrustLevel;
  readonly size: number;
  readonly hours: number;
}

/** The acts on files of a project: each one function, whole or not at all. */
@Injectable()
export class FileStore {
  constructor(private readonly database: Database) {}

  look(
    principal: string,
    projectId: string,
    file: string | null,
  ): Promise<(Room & { readonly word: 'go' }) | { readonly word: 'nobody' | 'absent' }> {
    return this.database.answer('dossier.look_at_project($1, $2, $3)', [principal, projectId, file]);
  }

  /** Room for one content. */
  reserve(
    principal: string,
    projectId: string,
    blob: { readonly sha256: string; readonly size: number; readonly type: string; readonly most: number },
  ): Promise<'go' | 'full' | 'absent' | 'busy'> {
    return this.database.answer('dossier.reserve($1, $2, $3)', [principal, projectId, JSON.stringify(blob)]);
  }

  put({ principal, roles }: Sender, projectId: string, version: NewVersion): Promise<PutVersion> {
    const params = [principal, roles, projectId, JSON.stringify(version)];
    return this.database.answer('dossier.put_version($1, $2, $3, $4)', params);
  }

  check({ principal, roles }: Sender, file: string, no: number): Promise<'done' | 'absent' | 'above'> {
    return this.database.answer('dossier.check_original($1, $2, $3, $4)', [principal, roles, file, no]);
  }

  begin({ principal, roles }: Sender, projectId: string, upload: NewUpload): Promise<'go' | 'absent'> {
    const params = [principal, roles, projectId, JSON.stringify(upload)];
    return this.database.answer('dossier.begin_upload($1, $2, $3, $4)', params);
  }

  /** `version` null: nothing came of it. */
  async end(
    principal: string,
    upload: string,
    version: Pick<PutVersion, 'file' | 'no'> | null,
  ): Promise<void> {
    const params = [principal, upload, version?.file ?? null, version?.no ?? null];
    await this.database.call('select dossier.end_upload($1, $2, $3, $4)', params);
  }
}
