import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Rejection, reject } from '#kernel';
import type { Logger } from '#platform';

/** The disk, or our share of it, is full. */
const FULL = ['ENOSPC', 'EDQUOT'];

/** One file while it arrives. */
export class Staged {
  constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    private written: number,
  ) {}

  get size(): number {
    return this.written;
  }

  async append(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; ) {
      const { bytesWritten } = await this.handle.write(chunk, at, chunk.length - at, this.written);
      at += bytesWritten;
      this.written += bytesWritten;
    }
  }

  /** Synced: what is said to have arrived is there after a loss of power, too. */
  async close(): Promise<void> {
    try {
      await this.handle.sync();
    } finally {
      await this.handle.close();
    }
  }
}

/** The folder where files arrive, under ids of ours. It belongs to this machine: an upload goes on where it began. */
export class Staging {
  constructor(
    private readonly folder: string,
    private readonly log: Logger,
  ) {}

  /** STORAGE_UNAVAILABLE where there is no room left for what `work` writes here: an operator makes some, and the sender comes again. */
  async whileThereIsRoom<T>(work: () => Promise<T>): Promise<T | Rejection> {
    try {
      return await work();
    } catch (err) {
      if (!FULL.includes((err as NodeJS.ErrnoException).code ?? '')) throw err;
      this.log.error(
        { err, folder: this.folder },
        'the disk of arriving files is full: make room in DATA_DIR',
      );
      return reject('STORAGE_UNAVAILABLE');
    }
  }

  /** A new and empty one. */
  async create(id: string): Promise<Staged> {
    await mkdir(this.folder, { recursive: true });
    return new Staged(this.pathOf(id), await open(this.pathOf(id), 'wx'), 0);
  }

  /** One that began before; null where this machine has none. */
  async reopen(id: string): Promise<Staged | null> {
    const size = await this.sizeOf(id);
    return size === null ? null : new Staged(this.pathOf(id), await open(this.pathOf(id), 'r+'), size);
  }

  async sizeOf(id: string): Promise<number | null> {
    return stat(this.pathOf(id)).then(
      ({ size }) => size,
      () => null,
    );
  }

  async drop(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** Takes away what nothing has been written to since `before`. */
  async forget(before: Date): Promise<void> {
    for (const id of await readdir(this.folder).catch(() => [] as string[])) {
      const old = await stat(this.pathOf(id)).catch(() => null);
      if (old && old.mtime < before) await this.drop(id);
    }
  }

  private pathOf(id: string): string {
    return join(this.folder, id);
  }
}

/** SHA-256 of a whole file, in hexadecimal. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
