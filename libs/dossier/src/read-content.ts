import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { FILE_TYPES } from './model/file/file-types.js';
import { FileStorage } from './storage/file-storage.js';
import { type ContentRow, FileQueries } from './store/file.queries.js';

export interface Content extends ContentRow {
  readonly media: string;
  readonly bytes: Readable;
}

/** The bytes of one version, for whoever sees its project; the read is written down before the first of them leaves. */
@Injectable()
export class ReadContent {
  constructor(
    private readonly queries: FileQueries,
    private readonly storage: FileStorage,
  ) {}

  /** Refusals: ABSENT; FILE_QUARANTINED while nobody has looked at it; FILE_INFECTED. */
  async execute(
    principal: string,
    projectId: string,
    version: { readonly file: string; readonly version: number },
  ): Promise<Content | Rejection> {
    const content = await this.queries.content(principal, projectId, version);
    if (!content) return reject('ABSENT');
    if (content.state === 'quarantined') return reject('FILE_QUARANTINED');
    if (content.state === 'infected') return reject('FILE_INFECTED');
    if (!(await this.queries.noteRead(principal, projectId))) return reject('ABSENT');
    const { sha256, type } = content;
    return {
      ...content,
      media: FILE_TYPES[type].media,
      bytes: await this.storage.read({ projectId, sha256 }),
    };
  }
}
