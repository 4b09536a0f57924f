import { join } from 'node:path';

/** What lies in the data folder. `root` is absolute. */
export interface Folder {
  readonly root: string;
  /** The cluster itself (PGDATA), mode 0700, owned by whoever runs the server. */
  readonly cluster: string;
  /** A cluster being made: renamed to `cluster` when complete, so that an interrupted start leaves no half one. */
  readonly unfinished: string;
  /** The superuser's password, 0600, owned by whoever started the product. */
  readonly secret: string;
  /** The port kept between starts. */
  readonly settings: string;
  readonly lock: string;
  readonly log: string;
}

export function folderAt(root: string): Folder {
  return {
    root,
    cluster: join(root, 'postgres'),
    unfinished: join(root, 'postgres.new'),
    secret: join(root, 'postgres.secret'),
    settings: join(root, 'postgres.json'),
    lock: join(root, 'product.lock'),
    log: join(root, 'postgres.log'),
  };
}
