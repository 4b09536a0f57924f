import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { isRejection, type Rejection, reject } from '#kernel';
import type { TrustLevel } from '#model/catalogue';
import { newId } from '#platform';
import { FileRoom } from './file-room.js';
import { type ArrivedFile, KeepFile, type Kept } from './keep-file.js';
import type { UploadMetadata } from './model/file/upload-metadata.js';
import { admitUpload, type Room } from './model/file/upload-rules.js';
import { PATIENCE, receive } from './receive.js';
import { Staging } from './staging.js';
import { FileStore } from './store/file.store.js';

/** One file on its way in. */
export interface Incoming {
  readonly projectId: string;
  readonly metadata: UploadMetadata;
  /** As declared; null where the sender does not know it. */
  readonly size: number | null;
  /** It begins an upload that stays under way, of which a person has only so many. */
  readonly begins?: true;
}

/** Asked before the first byte is read: may it come in at all, and with which trust? */
@Injectable()
export class AdmitUpload {
  constructor(
    private readonly store: FileStore,
    readonly limits: FileRoom,
  ) {}

  /** Refusals: UNAUTHENTICATED, ABSENT and those of `admitUpload`. */
  async execute(
    principal: string,
    { projectId, metadata, size, begins }: Incoming,
  ): Promise<{ readonly room: Room; readonly trust: TrustLevel } | Rejection> {
    const room = await this.store.look(principal, projectId, metadata.file);
    if (room.word !== 'go') return reject(room.word === 'nobody' ? 'UNAUTHENTICATED' : 'ABSENT');
    const trust = admitUpload(metadata, size, begins ? room : { ...room, uploads: 0 }, this.limits);
    return isRejection(trust) ? trust : { room, trust };
  }
}

/** An upload in one request: all of it or nothing. */
@Injectable()
export class UploadFile {
  constructor(
    private readonly admit: AdmitUpload,
    private readonly keep: KeepFile,
    private readonly staging: Staging,
  ) {}

  /** Refusals: those of `AdmitUpload`, `receive`, `Staging` and `KeepFile`; nothing is left of the file then. */
  async execute(principal: string, incoming: Incoming, bytes: Readable): Promise<Kept | Rejection> {
    const admitted = await this.admit.execute(principal, incoming);
    if (isRejection(admitted)) return admitted;
    const { room, trust } = admitted;
    const id = newId();
    try {
      const arrived = await this.staging.whileThereIsRoom(() => this.arrive(id, bytes));
      if (isRejection(arrived)) return arrived;
      const { name, file } = incoming.metadata;
      const sender = { principal, roles: room.actor.roles };
      return await this.keep.execute(sender, incoming.projectId, { ...arrived, name, trust, file });
    } finally {
      await this.staging.drop(id);
    }
  }

  private async arrive(
    id: string,
    bytes: Readable,
  ): Promise<Pick<ArrivedFile, 'path' | 'size' | 'sha256'> | Rejection> {
    const staged = await this.staging.create(id);
    const pouring = { most: this.admit.limits.file, patience: PATIENCE };
    const sha256 = await receive(bytes, staged, pouring).finally(() => staged.close());
    return isRejection(sha256) ? sha256 : { path: staged.path, size: staged.size, sha256 };
  }
}
