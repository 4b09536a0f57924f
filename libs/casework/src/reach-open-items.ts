import { Injectable } from '@nestjs/common';
import { inTurn } from '#kernel';
import { AdoptVersions } from './adopt-versions.js';
import { Recalendar } from './recalendar.js';

/** What has come into force reaches the open items: calendars, then versions. Rejects at the end with what failed. */
@Injectable()
export class ReachOpenItems {
  constructor(
    private readonly recalendar: Recalendar,
    private readonly adopt: AdoptVersions,
  ) {}

  async execute(): Promise<void> {
    await inTurn([this.recalendar, this.adopt], (each) => each.execute());
  }
}
