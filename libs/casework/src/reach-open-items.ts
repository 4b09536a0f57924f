import { Injectable } from '@nestjs/common';
import { AdoptVersions } from './adopt-versions.js';
import { Recalendar } from './recalendar.js';

/** What has come into force reaches the open items: calendars, then versions. */
@Injectable()
export class ReachOpenItems {
  constructor(
    private readonly recalendar: Recalendar,
    private readonly adopt: AdoptVersions,
  ) {}

  async execute(): Promise<void> {
    await this.recalendar.execute();
    await this.adopt.execute();
  }
}
