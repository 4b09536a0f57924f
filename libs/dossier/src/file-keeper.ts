import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { newId } from '#platform';
import { FilePorts } from './keep-file.js';
import { Staging } from './staging.js';
import type { ContentKey } from './storage/file-storage.js';
import { KeeperStore } from './store/keeper.store.js';

const ROUND_MS = 60_000;
const BATCH = 20;
/** Longer than any upload lives: what is older in the folder of arrivals was left by a process that died. */
const LEFT_MS = 36 * 3_600_000;

/**
 * Once a minute: files that no scanner has answered for are shown to it again, and what was begun and never ended is taken away. It
 * runs beside the door, where the folder of arrivals is; two of them do the same twice and harm nothing.
 */
@Injectable()
export class FileKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly ports: FilePorts,
    private readonly store: KeeperStore,
    private readonly staging: Staging,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.round = this.go().catch((err: unknown) =>
        this.ports.log.error({ err }, 'a round of the file keeper broke'),
      );
    }, ROUND_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  async go(): Promise<void> {
    for (const id of await this.store.expiredUploads(BATCH)) await this.staging.drop(id);
    for (const key of await this.store.abandoned(BATCH)) {
      await this.ports.storage.forget(key);
      await this.store.forgotten(key);
    }
    await this.staging.forget(new Date(Date.now() - LEFT_MS));
    // Without a scanner nobody may release what one was asked about.
    if (!this.ports.scanner.configured) return;
    for (const key of await this.store.quarantined(BATCH)) await this.show(key);
  }

  private async show(key: ContentKey): Promise<void> {
    const id = newId();
    try {
      const staged = await this.staging.create(id);
      await staged.close();
      await pipeline(await this.ports.storage.read(key), createWriteStream(staged.path));
      const verdict = await this.ports.scanner.look(staged.path);
      const state = { clean: 'released', infected: 'infected', unavailable: 'quarantined' } as const;
      await this.store.scanned(key, state[verdict]);
      if (verdict === 'infected') await this.ports.storage.forget(key);
    } finally {
      await this.staging.drop(id);
    }
  }
}
