import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { isRejection, type Rejection, reject } from '#kernel';
import { newId } from '#platform';
import { KeepFile } from './keep-file.js';
import { PATIENCE, receive } from './receive.js';
import { hashOf, type Staged, Staging } from './staging.js';
import { FileQueries, type UploadRow } from './store/file.queries.js';
import { FileStore } from './store/file.store.js';
import { AdmitUpload, type Incoming } from './upload-file.js';

/** An upload that has no last byte by then is forgotten. */
const HOURS = 24;

/** How far an upload has come. */
export interface UploadProgress {
  readonly id: string;
  readonly projectId: string;
  readonly offset: number;
  readonly size: number;
  readonly done: UploadRow['done'];
}

/** Begins an upload that may be cut and resumed. */
@Injectable()
export class BeginUpload {
  constructor(
    private readonly admit: AdmitUpload,
    private readonly store: FileStore,
    private readonly staging: Staging,
  ) {}

  /** Answers its id. Refusals: those of `AdmitUpload`. */
  async execute(
    principal: string,
    incoming: Incoming & { readonly size: number },
  ): Promise<string | Rejection> {
    const admitted = await this.admit.execute(principal, { ...incoming, begins: true });
    if (isRejection(admitted)) return admitted;
    const { room, trust } = admitted;
    const id = newId();
    const { name, file } = incoming.metadata;
    const sender = { principal, roles: room.actor.roles };
    const upload = { id, file, name, trust, size: incoming.size, hours: HOURS };
    if ((await this.store.begin(sender, incoming.projectId, upload)) !== 'go') return reject('ABSENT');
    await (await this.staging.create(id)).close();
    return id;
  }
}

/** What is known of the upload, and where its bytes lie. */
@Injectable()
export class Uploads {
  private readonly busy = new Set<string>();

  constructor(
    private readonly queries: FileQueries,
    private readonly store: FileStore,
    private readonly staging: Staging,
  ) {}

  /** ABSENT for anybody else's, after its day, and on a machine where it did not begin: the sender begins anew. */
  async progress(principal: string, id: string): Promise<(UploadProgress & UploadRow) | Rejection> {
    const upload = await this.queries.upload(principal, id);
    if (!upload) return reject('ABSENT');
    const offset = upload.done ? upload.size : await this.staging.sizeOf(id);
    return offset === null ? reject('ABSENT') : { ...upload, offset };
  }

  /** One request at a time writes to it: UPLOAD_BUSY for a second one. */
  async alone<T>(id: string, work: (staged: Staged) => Promise<T>): Promise<T | Rejection> {
    if (this.busy.has(id)) return reject('UPLOAD_BUSY');
    this.busy.add(id);
    try {
      const staged = await this.staging.reopen(id);
      return staged ? await this.staging.whileThereIsRoom(() => work(staged)) : reject('ABSENT');
    } finally {
      this.busy.delete(id);
    }
  }

  async end(principal: string, id: string, version: { file: string; no: number } | null): Promise<void> {
    await this.store.end(principal, id, version);
    await this.staging.drop(id);
  }
}

/** The next bytes of an upload; the last of them end it. */
@Injectable()
export class AppendToUpload {
  constructor(
    private readonly uploads: Uploads,
    private readonly admit: AdmitUpload,
    private readonly keep: KeepFile,
  ) {}

  /**
   * `at`: where the sender goes on, which must be where we are. Refusals: ABSENT, UPLOAD_OFFSET, UPLOAD_BUSY, UPLOAD_TOO_SLOW,
   * UPLOAD_CUT and STORAGE_UNAVAILABLE (what had come stays); FILE_TOO_LARGE and those of `KeepFile`, after which the upload is gone.
   */
  async execute(
    principal: string,
    id: string,
    at: number,
    bytes: Readable,
  ): Promise<UploadProgress | Rejection> {
    const upload = await this.uploads.progress(principal, id);
    if (isRejection(upload) || upload.done) return upload;
    return this.uploads.alone(id, async (staged) => {
      const sha256 = await this.poured(upload, staged, at, bytes);
      if (isRejection(sha256)) {
        if (sha256.code === 'FILE_TOO_LARGE') await this.uploads.end(principal, id, null);
        return sha256;
      }
      const { size: offset } = staged;
      if (offset < upload.size) return { ...upload, offset };
      return this.finish(principal, upload, {
        path: staged.path,
        sha256: sha256 ?? (await hashOf(staged.path)),
      });
    });
  }

  /** The hash where all of it came in one request; null otherwise. */
  private async poured(
    { size }: UploadRow,
    staged: Staged,
    at: number,
    bytes: Readable,
  ): Promise<string | null | Rejection> {
    try {
      if (staged.size !== at) return reject('UPLOAD_OFFSET', { params: { offset: staged.size } });
      const sha256 = await receive(bytes, staged, { most: size - at, patience: PATIENCE });
      return isRejection(sha256) || at === 0 ? sha256 : null;
    } finally {
      await staged.close();
    }
  }

  private async finish(
    principal: string,
    upload: UploadProgress & UploadRow,
    { path, sha256 }: { readonly path: string; readonly sha256: string },
  ): Promise<UploadProgress | Rejection> {
    const { id, projectId, name, size, fileId: file } = upload;
    const metadata = { name, trust: upload.trust, file };
    // Roles and room may have gone since the first byte.
    const admitted = await this.admit.execute(principal, { projectId, metadata, size });
    const sender = { principal, roles: isRejection(admitted) ? [] : admitted.room.actor.roles };
    const kept = isRejection(admitted)
      ? admitted
      : await this.keep.execute(sender, projectId, { path, size, sha256, name, trust: admitted.trust, file });
    if (isRejection(kept)) {
      // The bytes are all here: the sender asks again with none.
      if (kept.code !== 'STORAGE_UNAVAILABLE') await this.uploads.end(principal, id, null);
      return kept;
    }
    await this.uploads.end(principal, id, kept);
    return { id, projectId, offset: size, size, done: { file: kept.file, version: kept.no } };
  }
}
