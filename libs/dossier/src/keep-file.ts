import { Inject, Injectable } from '@nestjs/common';
import { isRejection, type Rejection, reject } from '#kernel';
import type { TrustLevel } from '#model/catalogue';
import { Config, LOG, type Logger, newId } from '#platform';
import { inspectFile } from './inspect-file.js';
import { Scanner } from './scan/scanner.js';
import { FileStorage } from './storage/file-storage.js';
import { FileStore, type PutVersion, type Sender } from './store/file.store.js';

/** A file that arrived whole. */
export interface ArrivedFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly name: string;
  readonly trust: TrustLevel;
  /** The file of which it is a new version; null for a new file. */
  readonly file: string | null;
}

/** Where it is kept: `known` where the same content was there already. */
export type Kept = Pick<PutVersion, 'file' | 'no'> & { readonly known: boolean };

/** What stands behind the door of files: where bytes lie and who looks at them. */
@Injectable()
export class FilePorts {
  constructor(
    readonly storage: FileStorage,
    readonly scanner: Scanner,
    readonly config: Config,
    @Inject(LOG) readonly log: Logger,
  ) {}
}

/**
 * The end of every upload: judged by its bytes, looked at, room reserved, bytes stored, and then written down. In this order a
 * power cut leaves at most a reservation, which the keeper takes back; never a version without its bytes.
 */
@Injectable()
export class KeepFile {
  constructor(
    private readonly ports: FilePorts,
    private readonly store: FileStore,
  ) {}

  /** Refusals: those of `inspectFile`, FILE_INFECTED, PROJECT_FULL, STORAGE_UNAVAILABLE, ABSENT. Nothing of the file is kept then. */
  async execute(sender: Sender, projectId: string, arrived: ArrivedFile): Promise<Kept | Rejection> {
    const { path, size, sha256, name } = arrived;
    const { scanner, config } = this.ports;
    if (size === 0) return reject('FILE_EMPTY');
    const type = await inspectFile(path, size, name);
    if (isRejection(type)) return type;
    const verdict = await scanner.look(path);
    if (verdict === 'infected') return reject('FILE_INFECTED');
    const most = config.filesProjectBytes;
    const room = await this.store.reserve(sender.principal, projectId, { sha256, size, type, most });
    if (room === 'full') return reject('PROJECT_FULL', { params: { most } });
    if (room === 'absent') return reject('ABSENT');
    if (room === 'busy' || !(await this.stored(projectId, arrived))) return reject('STORAGE_UNAVAILABLE');
    const put = await this.store.put(sender, projectId, {
      ...{ id: newId(), file: arrived.file, sha256, name, trust: arrived.trust },
      state: verdict === 'clean' ? 'released' : 'quarantined',
      scanned: scanner.configured && verdict === 'clean',
    });
    if (put.word === 'absent') return reject('ABSENT');
    return { file: put.file, no: put.no, known: put.word === 'known' };
  }

  private async stored(projectId: string, { path, size, sha256 }: ArrivedFile): Promise<boolean> {
    try {
      await this.ports.storage.keep({ projectId, sha256 }, path, size);
      return true;
    } catch (err) {
      this.ports.log.error({ err, projectId, sha256 }, 'a file could not be stored');
      return false;
    }
  }
}
