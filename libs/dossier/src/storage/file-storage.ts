import type { Readable } from 'node:stream';

/** Where the bytes of one content lie: of a project, by their hash. */
export interface ContentKey {
  readonly projectId: string;
  readonly sha256: string;
}

/** The port behind which bytes are kept. Nothing but keys of ours becomes a path: names of files are labels in the database. */
export abstract class FileStorage {
  /** Keeps the finished file at `path`, durably, and takes it away from there. Kept twice it is the same. Rejects where it is not kept. */
  abstract keep(key: ContentKey, path: string, size: number): Promise<void>;

  /** The bytes; rejects where there are none. */
  abstract read(key: ContentKey): Promise<Readable>;

  /** Resolves also where nothing is kept. */
  abstract forget(key: ContentKey): Promise<void>;
}

export const placeOf = ({ projectId, sha256 }: ContentKey): string => {
  if (!/^[0-9a-f-]{36}$/.test(projectId) || !/^[0-9a-f]{64}$/.test(sha256))
    throw new RangeError('no key of a content');
  return `${projectId}/${sha256}`;
};
