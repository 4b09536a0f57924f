import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type ContentKey, FileStorage, placeOf } from './file-storage.js';

/** A folder: `<root>/kept/<project>/<sha256>`. A file is there whole or not at all: written beside, synced, renamed. */
export class FolderStorage extends FileStorage {
  constructor(private readonly root: string) {
    super();
  }

  async keep(key: ContentKey, path: string): Promise<void> {
    const place = this.pathOf(key);
    await mkdir(dirname(place), { recursive: true });
    await synced(path);
    await rename(path, place);
    // The name survives a loss of power only when its folder was written, too.
    await synced(dirname(place));
  }

  async read(key: ContentKey): Promise<Readable> {
    const handle = await open(this.pathOf(key), 'r');
    return handle.createReadStream();
  }

  async forget(key: ContentKey): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: ContentKey): string {
    return join(this.root, 'kept', placeOf(key));
  }
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
