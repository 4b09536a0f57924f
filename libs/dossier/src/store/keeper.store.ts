import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { ContentKey } from '../storage/file-storage.js';
import type { BlobState } from './file.store.js';

const KEY = 'project_id as "projectId", sha256';

/** What the keeper of files asks, a batch at a time. */
@Injectable()
export class KeeperStore {
  constructor(private readonly database: Database) {}

  quarantined(batch: number): Promise<ContentKey[]> {
    return this.database.call(`select ${KEY} from dossier.quarantined($1)`, [batch]);
  }

  async scanned({ projectId, sha256 }: ContentKey, state: BlobState): Promise<void> {
    await this.database.call('select dossier.scanned($1, $2, $3)', [projectId, sha256, state]);
  }

  /** Contents that were reserved and never written down; nobody reserves them again until they are forgotten. */
  abandoned(batch: number): Promise<ContentKey[]> {
    return this.database.call(`select ${KEY} from dossier.abandoned($1)`, [batch]);
  }

  async forgotten({ projectId, sha256 }: ContentKey): Promise<void> {
    await this.database.call('select dossier.forgotten($1, $2)', [projectId, sha256]);
  }

  async expiredUploads(batch: number): Promise<string[]> {
    const rows = await this.database.call<{ id: string }>('select id from dossier.expired_uploads($1) id', [
      batch,
    ]);
    return rows.map(({ id }) => id);
  }
}
