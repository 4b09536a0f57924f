import { Injectable } from '@nestjs/common';
import { inTurn } from '#kernel';
import { AdoptVersions } from './adopt-versions.js';
import { NotReached } from './reach.js';
import { Recalendar } from './recalendar.js';

/** An item that is not reached is remembered and tried by later passes, as a ring that fails is set aside: it holds up neither the clock nor the others. */
function unlessRemembered(error: unknown): void {
  if (!(error instanceof NotReached)) throw error;
}

/** What has come into force reaches the open items that can take it: calendars, then versions. Rejects at the end with what else failed. */
@Injectable()
export class ReachOpenItems {
  constructor(
    private readonly recalendar: Recalendar,
    private readonly adopt: AdoptVersions,
  ) {}

  async execute(): Promise<void> {
    await inTurn([this.recalendar, this.adopt], (each) => each.execute().catch(unlessRemembered));
  }
}
